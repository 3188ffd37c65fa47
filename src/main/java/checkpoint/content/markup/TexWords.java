package checkpoint.content.markup;

import java.util.Map;

/** Signs, numbers and names in other programs' formulas, spelled as TeX. */
final class TexWords {

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
    /** Signs with a meaning in TeX; a backslash makes each a plain sign again. */
    private static final String ESCAPED = "%$#&_{}";

    /** Signs that only a command can write, in a formula and not in text. */
    private static final Map<Integer, String> COMMANDS =
            Map.of((int) '^', "\\wedge", (int) '~', "\\sim", (int) '\\', "\\backslash");

    private TexWords() {}

    /** As it stands: what TeX takes for its own is escaped, and what TeX has no way to write within a text stands beside it. */
    static String words(String text) {
        StringBuilder tex = new StringBuilder("\\text{");
        text.codePoints().forEach(sign -> {
            String command = COMMANDS.get(sign);
            tex.append(command == null ? escaped(sign) : "}" + command + "\\text{");
        });
        return tex.append('}').toString().replace("\\text{}", "");
    }

    /** A sign, a number or a name, as TeX writes it. */
    static String sign(String text) {
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
