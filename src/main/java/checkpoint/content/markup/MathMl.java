package checkpoint.content.markup;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** A MathML formula as TeX. What has no TeX here is written as its text and remembered. */
final class MathMl {

    private static final Set<String> PLAIN = Set.of("math", "mrow", "mstyle", "mpadded", "semantics", "mtd");

    /** Lines around or through a formula, by MathML's {@code notation}. */
    private static final Map<String, String> ENCLOSED =
            Map.of("box", "\\boxed{", "radical", "\\sqrt{", "top", "\\overline{", "bottom", "\\underline{");

    /** The letters of other alphabets, by {@code mathvariant}; those that are italic are so without a command. */
    private static final Map<String, String> ALPHABETS = Map.of(
            "normal", "\\mathrm{",
            "bold", "\\mathbf{",
            "bold-italic", "\\boldsymbol{",
            "double-struck", "\\mathbb{",
            "script", "\\mathcal{",
            "fraktur", "\\mathfrak{",
            "sans-serif", "\\mathsf{",
            "monospace", "\\mathtt{");

    private static final int DEEPEST = 60;

    private boolean strange;

    /** Whether something had no TeX. */
    boolean isStrange() {
        return strange;
    }

    String tex(Element math) {
        for (Element annotation : math.getElementsByTag("annotation")) {
            if (annotation.attr("encoding").contains("tex")
                    || annotation.attr("encoding").contains("TeX")) {
                return annotation.wholeText().strip();
            }
        }
        // A space at the end would leave its backslash to what follows the formula.
        return of(math, 0).replaceAll("(?:\\\\ )+$", "").strip().replaceAll("(?<!\\\\) +(?=[}^_])", "");
    }

    private String of(Element element, int depth) {
        if (depth > DEEPEST) {
            strange = true;
            return element.text();
        }
        List<Element> parts = element.children();
        String name = element.normalName().substring(element.normalName().indexOf(':') + 1);
        return switch (name) {
            case "mi", "mn", "mo" -> letters(element, name);
            case "mtext", "ms" -> TexWords.words(element.text());
            case "mspace" -> "\\ ";
            case "msup" -> with(parts, depth, 2, "{", "}^{", "}");
            case "msub" -> with(parts, depth, 2, "{", "}_{", "}");
            case "munderover" -> underAndOver(parts, depth);
            case "msubsup" -> with(parts, depth, 3, "{", "}_{", "}^{", "}");
            case "munder" -> beside(parts, depth, "_", MathMlMarks.UNDER, "\\underset{");
            case "mover" -> beside(parts, depth, "^", MathMlMarks.OVER, "\\overset{");
            case "mfrac" ->
                element.attr("linethickness").matches("0[a-z%]*")
                        ? with(parts, depth, 2, "\\begin{array}{c}", "\\\\", "\\end{array}")
                        : with(parts, depth, 2, "\\frac{", "}{", "}");
            case "menclose" -> enclosed(element, depth);
            // It takes room and is not seen.
            case "mphantom" -> "\\ ";
            case "msqrt" -> "\\sqrt{" + all(element, depth) + "}";
            case "mroot" ->
                parts.size() == 2
                        ? "\\sqrt[" + of(parts.get(1), depth + 1) + "]{" + of(parts.get(0), depth + 1) + "}"
                        : text(element);
            case "mfenced" -> fenced(element, depth);
            case "mtable" ->
                "\\begin{matrix}"
                        + parts.stream().map(row -> of(row, depth + 1)).collect(Collectors.joining("\\\\"))
                        + "\\end{matrix}";
            case "mtr" -> parts.stream().map(cell -> of(cell, depth + 1)).collect(Collectors.joining("&"));
            case "annotation", "annotation-xml" -> "";
            default -> PLAIN.contains(name) ? all(element, depth) : text(element);
        };
    }

    /** A sign below or above: what stands at a sum or a limit is its range, and all else is a mark or set there. */
    private String beside(List<Element> parts, int depth, String range, Map<String, String> marks, String set) {
        if (parts.size() != 2) {
            strange = true;
            return "";
        }
        String base = of(parts.getFirst(), depth + 1);
        String mark = marks.get(parts.getLast().text().strip());
        if (mark != null) {
            boolean wide = parts.getFirst().text().strip().length() > 1;
            return (wide ? MathMlMarks.WIDE.getOrDefault(mark, mark) : mark) + "{" + base + "}";
        }
        String other = of(parts.getLast(), depth + 1);
        return MathMlMarks.hasRange(parts.getFirst().text())
                ? "{" + base + "}" + range + "{" + other + "}"
                : set + other + "}{" + base + "}";
    }

    private String underAndOver(List<Element> parts, int depth) {
        return parts.size() == 3 && !MathMlMarks.hasRange(parts.getFirst().text())
                ? "\\overset{" + of(parts.get(2), depth + 1) + "}{\\underset{" + of(parts.get(1), depth + 1) + "}{"
                        + of(parts.getFirst(), depth + 1) + "}}"
                : with(parts, depth, 3, "{", "}_{", "}^{", "}");
    }

    private String enclosed(Element element, int depth) {
        String begin = ENCLOSED.get(element.attr("notation").strip());
        if (begin == null) {
            strange = true;
            return all(element, depth);
        }
        return begin + all(element, depth) + "}";
    }

    private static String letters(Element element, String name) {
        String text = element.text().strip();
        String begin = name.equals("mo") ? null : ALPHABETS.get(element.attr("mathvariant"));
        boolean upright = name.equals("mn") || text.length() > 1;
        return begin == null || upright && begin.equals("\\mathrm{")
                ? TexWords.sign(text)
                : begin + TexWords.sign(text).strip() + "}";
    }

    private String with(List<Element> parts, int depth, int number, String... around) {
        if (parts.size() != number) {
            strange = true;
            return "";
        }
        StringBuilder tex = new StringBuilder();
        for (int i = 0; i < number; i++) {
            tex.append(around[i]).append(of(parts.get(i), depth + 1));
        }
        return tex.append(around[number]).toString();
    }

    private String fenced(Element element, int depth) {
        String open = element.hasAttr("open") ? element.attr("open") : "(";
        String close = element.hasAttr("close") ? element.attr("close") : ")";
        String separators = (element.hasAttr("separators") ? element.attr("separators") : ",").replaceAll("\\s", "");
        StringBuilder inner = new StringBuilder();
        for (int i = 0; i < element.childrenSize(); i++) {
            if (i > 0 && !separators.isEmpty()) {
                inner.append(TexWords.sign(separators
                        .substring(Math.min(i, separators.length()) - 1)
                        .substring(0, 1)));
            }
            inner.append(of(element.child(i), depth + 1));
        }
        return "\\left" + fence(open) + inner + "\\right" + fence(close);
    }

    private static String fence(String sign) {
        return sign.isEmpty() ? "." : TexWords.sign(sign);
    }

    private String all(Element element, int depth) {
        StringBuilder tex = new StringBuilder();
        for (Node child : element.childNodes()) {
            if (child instanceof Element one) {
                tex.append(of(one, depth + 1));
            } else if (child instanceof TextNode text && !text.isBlank()) {
                tex.append(TexWords.sign(text.text().strip()));
            }
        }
        return tex.toString();
    }

    private String text(Element element) {
        strange = true;
        return TexWords.words(element.text());
    }
}
