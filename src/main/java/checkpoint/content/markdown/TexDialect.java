package checkpoint.content.markdown;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** TeX as authors write it, in the commands that SnuggleTeX knows. */
final class TexDialect {

    /** Commands that authors write, by the name that the library knows them by. */
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
            Map.entry(Pattern.compile("\\\\(?:text|textrm|operatorname\\*?)(?![A-Za-z])"), "\\\\mbox"),
            Map.entry(Pattern.compile("\\\\dots[bc]?(?![A-Za-z])"), "\\\\ldots"),
            Map.entry(Pattern.compile("\\\\[cdt]frac(?![A-Za-z])"), "\\\\frac"),
            Map.entry(Pattern.compile("\\\\[dt]binom(?![A-Za-z])"), "\\\\binom"),
            Map.entry(Pattern.compile("\\\\to(?![A-Za-z])"), "\\\\rightarrow"),
            Map.entry(Pattern.compile("\\\\gets(?![A-Za-z])"), "\\\\leftarrow"),
            Map.entry(Pattern.compile("\\\\pmod\\s*\\{([^{}]*)\\}"), "\\\\;(\\\\mathrm{mod}\\\\;$1)"),
            Map.entry(Pattern.compile("\\\\implies(?![A-Za-z])"), "\\\\Rightarrow"),
            Map.entry(Pattern.compile("\\\\impliedby(?![A-Za-z])"), "\\\\Leftarrow"),
            Map.entry(Pattern.compile("\\\\iff(?![A-Za-z])"), "\\\\Leftrightarrow"),
            Map.entry(Pattern.compile("\\\\(?:boldsymbol|bm)(?![A-Za-z])"), "\\\\mathbf"),
            Map.entry(Pattern.compile("\\\\mathscr(?![A-Za-z])"), "\\\\mathcal"),
            Map.entry(Pattern.compile("\\\\bmod(?![A-Za-z])"), "\\\\;\\\\mathrm{mod}\\\\;"),
            Map.entry(Pattern.compile("\\\\degree(?![A-Za-z])"), "^{\\\\circ}"),
            Map.entry(Pattern.compile("(?<!\\\\)\\\\\\|"), "\\\\Vert "),
            Map.entry(Pattern.compile("\\\\(?:lvert|rvert|vert)(?![A-Za-z])"), "|"),
            // They grow by themselves, and the library knows no such fence.
            Map.entry(Pattern.compile("\\\\(?:left|right)\\s*(\\\\[lr](?:floor|ceil))(?![A-Za-z])"), "$1 "),
            Map.entry(Pattern.compile("\\\\left\\s*\\\\lbrace(?![A-Za-z])"), "\\\\left\\\\{"),
            Map.entry(Pattern.compile("\\\\right\\s*\\\\rbrace(?![A-Za-z])"), "\\\\right\\\\}"),
            Map.entry(Pattern.compile("\\\\(?:lVert|rVert)(?![A-Za-z])"), "\\\\Vert "),
            Map.entry(Pattern.compile("\\\\(?:nonumber|notag|label\\s*\\{[^{}]*\\})(?![A-Za-z])"), " "),
            Map.entry(
                    Pattern.compile(
                            "\\\\(?:displaystyle|textstyle|scriptstyle|math(?:bin|rel|ord|op)|limits|nolimits|big|Big|bigg|Bigg)[lrm]?(?![A-Za-z])"),
                    " "));

    private static final Pattern COMMAND = Pattern.compile("\\\\([A-Za-z]+)(?![A-Za-z])\\s*");

    /** Commands that stand for a sign, and which the library does not have (1.3.0): it takes the sign itself. */
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("varphi", "\u03c6"),
            Map.entry("varsigma", "\u03c2"),
            Map.entry("varkappa", "\u03f0"),
            Map.entry("triangle", "\u25b3"),
            Map.entry("square", "\u25a1"),
            Map.entry("Box", "\u25a1"),
            Map.entry("blacksquare", "\u25a0"),
            Map.entry("diamond", "\u22c4"),
            Map.entry("colon", ":"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("coloneqq", "\u2254"),
            Map.entry("leadsto", "\u21dd"));

    /**
     * Arguments without braces. TeX takes one sign, and the library takes all digits that follow ({@code x^23} is x², then 3), or refuses
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
        String known = COMMAND.matcher(tex)
                .replaceAll(found -> Matcher.quoteReplacement(SIGNS.getOrDefault(found.group(1), found.group())));
        for (Map.Entry<Pattern, String> alias : ALIASES.entrySet()) {
            known = alias.getKey().matcher(known).replaceAll(alias.getValue());
        }
        for (Map.Entry<Pattern, String> brace : BRACES.entrySet()) {
            known = brace.getKey().matcher(known).replaceAll(brace.getValue());
        }
        return known;
    }
}
