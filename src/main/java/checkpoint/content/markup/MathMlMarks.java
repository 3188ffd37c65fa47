package checkpoint.content.markup;

import java.util.Map;
import java.util.Set;

/** Marks above and below in MathML: those that TeX has a command for, and the signs that turn them into limits of a range. */
final class MathMlMarks {

    static final Map<String, String> OVER = Map.ofEntries(
            Map.entry("\u00af", "\\overline"),
            Map.entry("\u203e", "\\overline"),
            Map.entry("_", "\\overline"),
            Map.entry("\u0304", "\\overline"),
            Map.entry("\u0305", "\\overline"),
            Map.entry("\u2192", "\\vec"),
            Map.entry("\u20d7", "\\vec"),
            Map.entry("^", "\\hat"),
            Map.entry("\u02c6", "\\hat"),
            Map.entry("\u0302", "\\hat"),
            Map.entry("~", "\\tilde"),
            Map.entry("\u02dc", "\\tilde"),
            Map.entry("\u0303", "\\tilde"),
            Map.entry(".", "\\dot"),
            Map.entry("\u02d9", "\\dot"),
            Map.entry("\u0307", "\\dot"),
            Map.entry("\u00a8", "\\ddot"),
            Map.entry("\u0308", "\\ddot"),
            Map.entry("\u23de", "\\overbrace"));

    static final Map<String, String> UNDER = Map.of(
            "_",
            "\\underline",
            "\u00af",
            "\\underline",
            "\u203e",
            "\\underline",
            "\u0332",
            "\\underline",
            "\u23df",
            "\\underbrace");

    /** Over more than one sign. */
    static final Map<String, String> WIDE =
            Map.of("\\hat", "\\widehat", "\\tilde", "\\widetilde", "\\vec", "\\overrightarrow");

    private static final Set<String> WITH_RANGE = Set.of(
            "\u2211", "\u220f", "\u2210", "\u222b", "\u222c", "\u222d", "\u222e", "\u22c3", "\u22c2", "\u22c0",
            "\u22c1", "\u2a01", "\u2a02", "lim", "max", "min", "sup", "inf", "limsup", "liminf", "argmax", "argmin",
            "det", "gcd", "Pr");

    private MathMlMarks() {}

    static boolean hasRange(String base) {
        return WITH_RANGE.contains(base.replaceAll("[\\s\u2009]", ""));
    }
}
