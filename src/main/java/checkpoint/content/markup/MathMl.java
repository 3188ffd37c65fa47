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

    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("\u00d7", "\\times "),
            Map.entry("\u00f7", "\\div "),
            Map.entry("\u00b7", "\\cdot "),
            Map.entry("\u22c5", "\\cdot "),
            Map.entry("\u2264", "\\le "),
            Map.entry("\u2265", "\\ge "),
            Map.entry("\u2260", "\\neq "),
            Map.entry("\u2248", "\\approx "),
            Map.entry("\u00b1", "\\pm "),
            Map.entry("\u221e", "\\infty "),
            Map.entry("\u2211", "\\sum "),
            Map.entry("\u220f", "\\prod "),
            Map.entry("\u222b", "\\int "),
            Map.entry("\u2202", "\\partial "),
            Map.entry("\u2208", "\\in "),
            Map.entry("\u2192", "\\to "),
            Map.entry("\u21d2", "\\Rightarrow "),
            Map.entry("\u03b1", "\\alpha "),
            Map.entry("\u03b2", "\\beta "),
            Map.entry("\u03b3", "\\gamma "),
            Map.entry("\u03b4", "\\delta "),
            Map.entry("\u03bb", "\\lambda "),
            Map.entry("\u03bc", "\\mu "),
            Map.entry("\u03c0", "\\pi "),
            Map.entry("\u03c3", "\\sigma "),
            Map.entry("\u03c6", "\\varphi "),
            Map.entry("\u03c9", "\\omega "),
            Map.entry("\u0394", "\\Delta "),
            Map.entry("\u03a9", "\\Omega "),
            Map.entry("\u2061", ""),
            Map.entry("\u2062", ""),
            Map.entry("\u2063", ""));
    /** What TeX takes for its own, and a backslash makes a sign again. */
    private static final String ESCAPED = "%$#&_{}";

    /** What only a command can write, in a formula alone and in no text. */
    private static final Map<Integer, String> COMMANDS =
            Map.of((int) '^', "\\wedge", (int) '~', "\\sim", (int) '\\', "\\backslash");

    private static final Set<String> PLAIN =
            Set.of("math", "mrow", "mstyle", "mpadded", "semantics", "mphantom", "menclose", "mtd");
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
        return of(math, 0).strip().replaceAll(" +(?=[}^_])", "");
    }

    private String of(Element element, int depth) {
        if (depth > DEEPEST) {
            strange = true;
            return element.text();
        }
        List<Element> parts = element.children();
        String name = element.normalName().substring(element.normalName().indexOf(':') + 1);
        return switch (name) {
            case "mi", "mn", "mo" -> sign(element.text().strip());
            case "mtext", "ms" -> words(element);
            case "mspace" -> "\\ ";
            case "msup" -> with(parts, depth, 2, "{", "}^{", "}");
            case "msub" -> with(parts, depth, 2, "{", "}_{", "}");
            case "msubsup", "munderover" -> with(parts, depth, 3, "{", "}_{", "}^{", "}");
            case "munder" -> under(parts, depth, "_");
            case "mover" -> under(parts, depth, "^");
            case "mfrac" -> with(parts, depth, 2, "\\frac{", "}{", "}");
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

    private String under(List<Element> parts, int depth, String sign) {
        if (parts.size() != 2) {
            strange = true;
            return "";
        }
        String over = parts.get(1).text().strip();
        if (sign.equals("^") && Set.of("\u00af", "\u203e", "_").contains(over)) {
            return "\\overline{" + of(parts.get(0), depth + 1) + "}";
        } else if (sign.equals("^") && Set.of("\u2192", "\u20d7").contains(over)) {
            return "\\vec{" + of(parts.get(0), depth + 1) + "}";
        }
        return "{" + of(parts.get(0), depth + 1) + "}" + sign + "{" + of(parts.get(1), depth + 1) + "}";
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
        String inner =
                element.children().stream().map(part -> of(part, depth + 1)).collect(Collectors.joining(","));
        return "\\left" + fence(open) + inner + "\\right" + fence(close);
    }

    private static String fence(String sign) {
        return sign.isEmpty() ? "." : sign(sign);
    }

    private String all(Element element, int depth) {
        StringBuilder tex = new StringBuilder();
        for (Node child : element.childNodes()) {
            if (child instanceof Element one) {
                tex.append(of(one, depth + 1));
            } else if (child instanceof TextNode text && !text.isBlank()) {
                tex.append(sign(text.text().strip()));
            }
        }
        return tex.toString();
    }

    private String text(Element element) {
        strange = true;
        return words(element);
    }

    /** As it stands: what TeX takes for its own is escaped, and what TeX has no way to write within a text stands beside it. */
    private static String words(Element element) {
        StringBuilder tex = new StringBuilder("\\text{");
        element.text().codePoints().forEach(sign -> {
            String command = COMMANDS.get(sign);
            tex.append(command == null ? escaped(sign) : "}" + command + "\\text{");
        });
        return tex.append('}').toString().replace("\\text{}", "");
    }

    private static String sign(String text) {
        String known = SIGNS.get(text);
        if (known != null) {
            return known;
        }
        if (text.length() > 1 && text.chars().allMatch(Character::isLetter)) {
            return "\\mathrm{" + text + "}";
        }
        StringBuilder tex = new StringBuilder();
        text.replace('\u2212', '-').codePoints().forEach(sign -> {
            String command = COMMANDS.get(sign);
            tex.append(command == null ? escaped(sign) : command + " ");
        });
        return tex.toString();
    }

    private static String escaped(int sign) {
        return (ESCAPED.indexOf(sign) < 0 ? "" : "\\") + Character.toString(sign);
    }
}
