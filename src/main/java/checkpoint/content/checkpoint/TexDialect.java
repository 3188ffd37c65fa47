package checkpoint.content.checkpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** TeX as authors write it, in the commands that SnuggleTeX knows. */
final class TexDialect {

    /** What authors write and the library calls otherwise. */
    private static final Map<Pattern, String> ALIASES = Map.ofEntries(
            Map.entry(Pattern.compile("\\\\(?:begin|end)\\{(?:equation|displaymath|math)\\*?\\}"), " "),
            Map.entry(
                    Pattern.compile("\\\\begin\\{(?:align|aligned|split|flalign|eqnarray)\\*?\\}"),
                    "\\\\begin{array}{rlrlrlrl}"),
            Map.entry(Pattern.compile("\\\\begin\\{(?:gather|gathered|multline)\\*?\\}"), "\\\\begin{array}{c}"),
            Map.entry(
                    Pattern.compile(
                            "\\\\end\\{(?:align|aligned|split|flalign|eqnarray|gather|gathered|multline)\\*?\\}"),
                    "\\\\end{array}"),
            Map.entry(Pattern.compile("\\\\(?:text|textrm|operatorname)(?![A-Za-z])"), "\\\\mbox"),
            Map.entry(Pattern.compile("\\\\dots[bc]?(?![A-Za-z])"), "\\\\ldots"),
            Map.entry(Pattern.compile("\\\\[dt]frac(?![A-Za-z])"), "\\\\frac"),
            Map.entry(Pattern.compile("\\\\implies(?![A-Za-z])"), "\\\\Rightarrow"),
            Map.entry(Pattern.compile("\\\\iff(?![A-Za-z])"), "\\\\Leftrightarrow"),
            Map.entry(Pattern.compile("\\\\(?:boldsymbol|bm)(?![A-Za-z])"), "\\\\mathbf"),
            Map.entry(Pattern.compile("\\\\mathscr(?![A-Za-z])"), "\\\\mathcal"),
            Map.entry(Pattern.compile("\\\\bmod(?![A-Za-z])"), "\\\\;\\\\mathrm{mod}\\\\;"),
            Map.entry(Pattern.compile("\\\\degree(?![A-Za-z])"), "^{\\\\circ}"),
            Map.entry(Pattern.compile("(?<!\\\\)\\\\\\|"), "\\\\Vert "),
            Map.entry(Pattern.compile("\\\\(?:lvert|rvert|vert)(?![A-Za-z])"), "|"),
            Map.entry(
                    Pattern.compile("\\\\(?:displaystyle|limits|nolimits|big|Big|bigg|Bigg)[lrm]?(?![A-Za-z])"), " "));

    /**
     * What TeX takes without braces is one sign, and the library takes all digits that follow ({@code x^23} is x², then 3), or refuses
     * ({@code \\frac12}): the braces are put in, in this order.
     */
    private static final Map<Pattern, String> BRACES = braces();

    private TexDialect() {}

    private static Map<Pattern, String> braces() {
        Map<Pattern, String> braces = new LinkedHashMap<>();
        braces.put(Pattern.compile("(?<!\\\\)([\\^_])\\s*(\\d)"), "$1{$2}");
        braces.put(Pattern.compile("(\\\\(?:frac|sqrt))(?:\\s+|(?=\\d))([\\dA-Za-z])"), "$1{$2}");
        braces.put(Pattern.compile("(\\\\frac\\s*\\{[^{}]*\\})\\s*([\\dA-Za-z])"), "$1{$2}");
        // What follows a letter of another alphabet is set upright by the library, unless the letter is a group of its
        // own.
        braces.put(Pattern.compile("(\\\\math(?:rm|bf|it|tt|sf))\\s+([A-Za-z])"), "$1{$2}");
        braces.put(Pattern.compile("(\\\\math(?:rm|bf|it|tt|sf)\\s*\\{(?:[^{}]|\\{[^{}]*\\})*\\})"), "{$1}");
        return braces;
    }

    /** The same formula, as the library knows it. */
    static String known(String tex) {
        String known = tex;
        for (Map.Entry<Pattern, String> alias : ALIASES.entrySet()) {
            known = alias.getKey().matcher(known).replaceAll(alias.getValue());
        }
        for (Map.Entry<Pattern, String> brace : BRACES.entrySet()) {
            known = brace.getKey().matcher(known).replaceAll(brace.getValue());
        }
        return known;
    }
}
