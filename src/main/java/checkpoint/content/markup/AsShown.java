package checkpoint.content.markup;

import checkpoint.content.exchange.Notes;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * HTML as its readers saw it, before Markdown is made of it: without what was hidden, without a formula's second copy for the eye, and
 * with styles that mean something as the elements that mean the same.
 */
final class AsShown {

    private static final Pattern HIDDEN = Pattern.compile(
            "display\\s*:\\s*none|visibility\\s*:\\s*hidden|mso-hide\\s*:\\s*all", Pattern.CASE_INSENSITIVE);
    private static final Pattern RAISED =
            Pattern.compile("vertical-align\\s*:\\s*(super|sub)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern STRUCK =
            Pattern.compile("text-decoration(?:-line)?\\s*:[^;]*line-through", Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNTED =
            Pattern.compile("list-style(?:-type)?\\s*:[^;]*\\b(?:roman|alpha|latin|greek)", Pattern.CASE_INSENSITIVE);
    private static final int SHORT = 60;

    private AsShown() {}

    /** Changes the HTML in place, and notes what was hidden or will be counted otherwise. */
    static void make(Element body, Notes notes) {
        formulas(body);
        for (Element hidden : body.select("[hidden], [style]")) {
            if (hidden.hasParent()
                    && (hidden.hasAttr("hidden")
                            || HIDDEN.matcher(hidden.attr("style")).find())) {
                hide(hidden, notes);
            }
        }
        for (Element styled : body.select("span[style]")) {
            styled(styled);
        }
        for (Element quoted : body.select("q")) {
            quoted.prependText("\u201c").appendText("\u201d");
        }
        for (Element list : body.select("ol")) {
            if (isCountedOtherwise(list)) {
                notes.changed("loss.list.letters");
            }
        }
    }

    /** MathJax and KaTeX leave what they drew beside what they drew it from. */
    private static void formulas(Element body) {
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

    private static void hide(Element hidden, Notes notes) {
        String text = hidden.text().strip();
        if (!text.isEmpty() || !hidden.select("img").isEmpty()) {
            notes.dropped("loss.html.hidden", text.length() > SHORT ? text.substring(0, SHORT) + "…" : text);
        }
        hidden.remove();
    }

    private static void styled(Element span) {
        var raised = RAISED.matcher(span.attr("style"));
        if (raised.find()) {
            span.tagName(raised.group(1).equalsIgnoreCase("sub") ? "sub" : "sup");
        } else if (STRUCK.matcher(span.attr("style")).find()) {
            span.tagName("s");
        }
    }

    private static boolean isCountedOtherwise(Element list) {
        String type = list.attr("type");
        return list.childrenSize() > 0
                && (!type.isEmpty() && !type.equals("1")
                        || COUNTED.matcher(list.attr("style")).find()
                        || list.hasAttr("reversed")
                        || !list.select("> li[value]").isEmpty());
    }
}
