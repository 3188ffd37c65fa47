package checkpoint.content.checkpoint;

import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * The name of a control whose label holds a formula. Screen readers read MathML in the text of a page, but browsers make no name of it:
 * in Chromium 156 a radio button labelled with the fraction ½ has no name at all, and a group, a heading or a link loses its formula.
 */
public final class SpokenName {

    private static final String UNSPACED = "()[]{}|!%/\u2061\u2062\u2063\u2064";

    private SpokenName() {}

    /** The name of a control with this label; {@code null} where the label names it by itself. */
    public static @Nullable String of(String html) {
        return html.contains("<math") ? text(html) : null;
    }

    /** HTML without tags, for a list of contents or of questions, in which a formula is written in one line. */
    public static String title(String html) {
        return html.contains("<math")
                ? Entities.escape(text(html))
                : html.replaceAll("<[^>]*>", "").strip();
    }

    /** HTML as text, with its formulas in one line: {@code 1/2}, {@code x²}, {@code √(x + 1)}. */
    public static String text(String html) {
        return texts(Jsoup.parseBodyFragment(html).body()).strip().replaceAll("\\s+", " ");
    }

    private static String texts(Element element) {
        return element.childNodes().stream().map(SpokenName::words).collect(Collectors.joining());
    }

    private static String words(Node node) {
        return switch (node) {
            case TextNode text -> text.getWholeText();
            case Element math when math.normalName().equals("math") -> row(math).strip();
            case Element image when image.normalName().equals("img") -> image.attr("alt");
            case Element block when block.isBlock() || block.normalName().equals("br") -> " " + texts(block) + " ";
            case Element inline -> texts(inline);
            default -> "";
        };
    }

    private static String row(Element element) {
        return element.children().stream().map(SpokenName::formula).collect(Collectors.joining());
    }

    private static String formula(Element one) {
        return switch (one.normalName()) {
            case "mo" -> sign(one);
            case "mi" -> one.text().codePoints().count() > 1 ? " " + one.text() + " " : one.text();
            case "mn", "ms", "mtext" -> one.wholeText();
            case "mspace" -> " ";
            case "mphantom" -> "";
            case "mfrac" -> fraction(one);
            case "msqrt" -> "√" + (isOne(one) ? row(one).strip() : "(" + row(one).strip() + ")");
            case "mroot" -> Scripts.raised(part(one, 1)) + "√" + part(one, 0);
            case "mover" -> part(one, 0) + part(one, 1);
            case "msup" -> part(one, 0) + Scripts.raised(part(one, 1)) + end(one);
            case "msub", "munder" -> part(one, 0) + Scripts.lowered(part(one, 1)) + end(one);
            case "msubsup", "munderover" ->
                part(one, 0) + Scripts.lowered(part(one, 1)) + Scripts.raised(part(one, 2)) + end(one);
            case "mtable" -> one.children().stream().map(SpokenName::formula).collect(Collectors.joining("; "));
            case "mtr" -> one.children().stream().map(SpokenName::row).collect(Collectors.joining(", "));
            default -> row(one);
        };
    }

    /** Without a line it is a binomial coefficient, one above the other as in a matrix; after a number, a mixed number. */
    private static String fraction(Element one) {
        Element before = one.previousElementSibling();
        return (before != null && before.normalName().equals("mn") ? " " : "")
                + part(one, 0)
                + (one.attr("linethickness").equals("0") ? "; " : "/")
                + part(one, 1);
    }

    /** The limits of a sum, or the base of a logarithm, end before what follows. */
    private static String end(Element one) {
        return Set.of("mo", "mi").contains(one.child(0).normalName())
                        && one.child(0).text().matches("\\W|..+")
                ? " "
                : "";
    }

    private static String part(Element element, int at) {
        Element part = element.child(at);
        String text = formula(part).strip();
        return isOne(part) || text.matches("|\\([^()]*\\)") ? text : "(" + text + ")";
    }

    /** Whether it needs no brackets: a single number, letter or sign. */
    private static boolean isOne(Element part) {
        return part.select("mi, mn, mo, ms, mtext").size() == 1
                && part.select("mfrac").isEmpty();
    }

    private static String sign(Element one) {
        String sign = one.text();
        Element before = one.previousElementSibling();
        boolean isPrefix = before == null || (before.normalName().equals("mo") && !")]}|!".contains(before.text()));
        if (sign.equals(",") || sign.equals(";")) {
            return sign + " ";
        }
        return isPrefix || UNSPACED.contains(sign) ? sign : " " + sign + " ";
    }

    /** Superscripts and subscripts, as the characters that Unicode has for them, else after {@code ^} and {@code _}. */
    private static final class Scripts {

        private static final String RAISABLE = "0123456789+-\u2212=()n";
        private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ";
        private static final String LOWERABLE = "0123456789+-\u2212=()";
        private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎";
        /** Signs that are raised by themselves. */
        private static final Set<String> MARKS = Set.of("°", "∘", "'", "′", "*");

        static String raised(String text) {
            return MARKS.contains(text)
                    ? text.replace('∘', '°').replace('\'', '′')
                    : moved(text, RAISABLE, RAISED, "^");
        }

        static String lowered(String text) {
            return moved(text, LOWERABLE, LOWERED, "_");
        }

        private static String moved(String text, String from, String to, String mark) {
            String inner = text.startsWith("(") && text.endsWith(")") ? text.substring(1, text.length() - 1) : text;
            return inner.chars().allMatch(sign -> from.indexOf(sign) >= 0)
                    ? inner.chars()
                            .mapToObj(sign -> String.valueOf(to.charAt(from.indexOf(sign))))
                            .collect(Collectors.joining())
                    : mark + text;
        }
    }
}
