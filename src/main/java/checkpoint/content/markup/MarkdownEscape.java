package checkpoint.content.markup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain text as Markdown that shows the same; formulas in it stay as they are. */
final class MarkdownEscape {

    // As the page recognises them: \( \), \[ \], $$ $$, and $ $ that hug their formula and are followed by no digit.
    private static final Pattern FORMULA = Pattern.compile("\\\\\\((?:[^\\\\]|\\\\[^)(]){1,2000}?\\\\\\)"
            + "|\\\\\\[(?:[^\\\\]|\\\\[^\\]\\[]){1,2000}?\\\\\\]"
            + "|\\$\\$[^$]{1,2000}\\$\\$"
            + "|(?<![\\\\$\\p{Alnum}])\\$(?![\\s$])(?:[^$\\\\\\n]|\\\\[^\\n]){1,500}(?<!\\s)\\$(?![\\d$])");
    /** Formulas of LaTeX that need no delimiters: its own environments of mathematics. */
    private static final String ENVIRONMENT =
            "\\\\begin\\{((?:equation|align|alignat|flalign|gather|multline|eqnarray|displaymath|math|[pbvBV]?matrix|cases|array)\\*?)\\}"
                    + "(?:[^\\\\]|\\\\(?!(?:begin|end)\\{\\1\\})){1,2000}?\\\\end\\{\\1\\}";

    private static final Pattern WITH_ENVIRONMENTS = Pattern.compile(FORMULA.pattern() + "|" + ENVIRONMENT);
    private static final Pattern ENTITY = Pattern.compile("&(?=#?[A-Za-z0-9]{1,31};)");
    private static final Pattern LINE_START =
            Pattern.compile("(?m)^([ \\t]*)(#{1,6}(?=\\s|$)|[+-](?=\\s|$)|>|~~~|=+(?=\\s*$)|-+(?=\\s*$))");
    private static final Pattern NUMBERED = Pattern.compile("(?m)^([ \\t]*\\d{1,9})([.)])(?=\\s|$)");

    private MarkdownEscape() {}

    /** Whole lines: what would begin a list or a heading is escaped too. */
    public static String lines(String text) {
        return starts(inline(text));
    }

    /** A part of a text, in which a line break shows as one; within a formula it is a space. */
    static String inline(String text) {
        StringBuilder markdown = new StringBuilder();
        Matcher formula = formulas(text);
        int from = 0;
        while (formula.find()) {
            markdown.append(broken(text.substring(from, formula.start())))
                    .append(delimited(formula.group()).replace('\n', ' '));
            from = formula.end();
        }
        return markdown.append(broken(text.substring(from))).toString();
    }

    private static Matcher formulas(String text) {
        return (text.contains("\\begin{") ? WITH_ENVIRONMENTS : FORMULA).matcher(text);
    }

    private static String delimited(String formula) {
        return formula.startsWith("\\begin{") ? "$$" + formula + "$$" : formula;
    }

    /** Markdown with delimiters around the formulas that need none in LaTeX. */
    static String delimitedAll(String markdown) {
        return markdown.contains("\\begin{") && markdown.indexOf('`') < 0
                ? formulas(markdown).replaceAll(found -> Matcher.quoteReplacement(delimited(found.group())))
                : markdown;
    }

    static String starts(String markdown) {
        String lists = LINE_START.matcher(markdown).replaceAll("$1\\\\$2");
        return NUMBERED.matcher(lists).replaceAll("$1\\\\$2");
    }

    private static String broken(String text) {
        return signs(text).replace("\n", "\\\n");
    }

    private static String signs(String text) {
        StringBuilder markdown = new StringBuilder(text.length() + 8);
        Matcher entity = ENTITY.matcher(text);
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            switch (one) {
                // A backslash before a bracket begins a formula, so that brackets have a name instead.
                case '[' -> markdown.append("&#91;");
                case ']' -> markdown.append("&#93;");
                case '\\' -> markdown.append(isFollowedByLetter(text, i) ? "\\" : "\\\\");
                case '`', '*', '<', '|', '$' -> markdown.append('\\').append(one);
                case '_' -> markdown.append(isInWord(text, i) ? "_" : "\\_");
                case '&' -> markdown.append(entity.region(i, text.length()).lookingAt() ? "\\&" : "&");
                default -> markdown.append(one);
            }
        }
        return markdown.toString();
    }

    private static boolean isFollowedByLetter(String text, int at) {
        return at + 1 < text.length() && isLetterOrSpace(text.charAt(at + 1));
    }

    private static boolean isLetterOrSpace(char one) {
        return Character.isLetterOrDigit(one) || one == ' ';
    }

    private static boolean isInWord(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(at - 1))
                && Character.isLetterOrDigit(text.charAt(at + 1));
    }
}
