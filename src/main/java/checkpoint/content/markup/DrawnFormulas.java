package checkpoint.content.markup;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Formulas that a script has drawn beside their source, or a picture shows: only their source is kept, as TeX or MathML. */
final class DrawnFormulas {

    private static final Pattern WIKIPEDIA = Pattern.compile("(?s)^\\{\\\\(?:display|text)style (.*)\\}$");

    private DrawnFormulas() {}

    /** MathJax and KaTeX leave what they drew beside what they drew it from; Wikipedia draws a picture and says its TeX in words. */
    static void undraw(Element body) {
        for (Element drawn : body.select("img[class*=mwe-math-fallback-image]")) {
            Element whole = drawn.closest(".mwe-math-element");
            String tex = WIKIPEDIA.matcher(drawn.attr("alt").strip()).replaceFirst("$1");
            boolean block = drawn.className().contains("image-display");
            (whole == null ? drawn : whole)
                    .replaceWith(new TextNode((block ? "\\[" : "\\(") + tex.strip() + (block ? "\\]" : "\\)")));
        }
        body.select(".katex:has(math) .katex-html").remove();
        for (Element script : body.select("script[type^=math/tex]")) {
            for (Element drawn = script.previousElementSibling();
                    drawn != null && drawn.className().startsWith("MathJax");
                    drawn = script.previousElementSibling()) {
                drawn.remove();
            }
            boolean block = script.attr("type").contains("display");
            script.replaceWith(new TextNode((block ? "\\[" : "\\(") + script.data() + (block ? "\\]" : "\\)")));
        }
    }
}
