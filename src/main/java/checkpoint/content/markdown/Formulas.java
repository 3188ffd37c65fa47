package checkpoint.content.markdown;

import checkpoint.content.checkpoint.Html;
import checkpoint.content.checkpoint.SpokenName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The TeX formulas of a Markdown text: taken out before Markdown can mistake their signs for its own, and put back as MathML. A
 * dollar sign that is an amount of money stays one.
 *
 * @param source the text with a placeholder for each formula
 */
record Formulas(String source, List<Formula> all) {

    private static final char OPEN = '\ue000';
    private static final char CLOSE = '\ue001';
    private static final Pattern PLACE = Pattern.compile(OPEN + "(\\d+)" + CLOSE);
    private static final Pattern CODE = Pattern.compile(
            "(?m)^ {0,3}(`{3,}|~{3,})[^\\n]*\\n(?s:.*?)(?:^ {0,3}\\1[`~]*[ \\t]*$|\\z)|(?<![`\\\\])(`+)(?!`)(?s:.+?)(?<!`)\\2(?!`)");
    // One sign at a time, and none that begins a blank line: such a loop needs no stack, however long the text is.
    private static final String SIGN = "(?!\\n[ \\t]*\\n)[\\s\\S]";
    private static final String NO_DOLLAR = "(?!(?<!(?<!\\\\)\\\\)\\$)" + SIGN;
    private static final String LONGEST = "{1,4000}?";
    private static final Pattern FORMULA = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*(?:"
            + "\\$\\$(?<block>(?:" + NO_DOLLAR + ")" + LONGEST + ")\\$\\$"
            + "|\\$(?=\\S)(?<inline>(?:" + NO_DOLLAR + "){0,4000}?(?:[^\\s$\\\\]|\\\\.))\\$(?![\\d\\p{Lu}_{$])"
            + "|\\\\\\((?<round>(?:" + SIGN + ")" + LONGEST + ")\\\\\\)"
            + "|\\\\\\[(?<square>(?:" + SIGN + ")" + LONGEST + ")\\\\\\])");
    private static final Pattern MONEY = Pattern.compile(
            "^\\d[\\d.,]*\\s*(?:\\(?[\\p{L}]{2,}|(?:to|bis) \\d|[-\\u2013\\u2014,;/]\\s|and\\b|or\\b).*",
            Pattern.DOTALL);
    /**
     * A formula.
     *
     * @param typed with its delimiters
     * @param line where it begins, from 1
     */
    record Formula(String tex, boolean block, String typed, int line) {

        /** As MathML; empty where it cannot be converted. */
        Optional<String> mathml() {
            return Mathml.of(tex, block);
        }

        private int lostLines() {
            return (int) typed.chars().filter(one -> one == '\n').count();
        }
    }

    /** Formulas that cannot be converted and are shown as typed. */
    List<Outline.Target> unconverted() {
        return all.stream()
                .filter(formula -> formula.mathml().isEmpty())
                .map(formula -> new Outline.Target("", formula.typed(), formula.line()))
                .toList();
    }

    static Formulas of(String markdown) {
        String text = markdown.replace(OPEN, '\ufffd').replace(CLOSE, '\ufffd');
        if (text.indexOf('$') < 0 && !text.contains("\\(") && !text.contains("\\[")) {
            return new Formulas(text, List.of());
        }
        List<Formula> all = new ArrayList<>();
        StringBuilder source = new StringBuilder();
        Matcher code = CODE.matcher(text);
        int from = 0;
        while (code.find()) {
            take(text, from, code.start(), source, all);
            source.append(code.group());
            from = code.end();
        }
        take(text, from, text.length(), source, all);
        return new Formulas(source.toString(), List.copyOf(all));
    }

    private static void take(String text, int from, int to, StringBuilder source, List<Formula> all) {
        Matcher found = FORMULA.matcher(text).region(from, to);
        int at = from;
        int line = 1;
        int counted = 0;
        while (found.find()) {
            String inline = found.group("inline") == null ? found.group("round") : found.group("inline");
            String block = found.group("block") == null ? found.group("square") : found.group("block");
            String tex = inline == null ? block : inline;
            if (tex == null
                    || (found.group("inline") != null && MONEY.matcher(tex).matches())) {
                source.append(text, at, found.start() + 1);
                at = found.start() + 1;
                found.region(at, to);
                continue;
            }
            // The signs before the delimiter are escaped backslashes.
            int start = found.end() - tex.length() - (found.group("inline") == null ? 4 : 2);
            source.append(text, at, start).append(OPEN).append(all.size()).append(CLOSE);
            for (; counted < start; counted++) {
                line += text.charAt(counted) == '\n' ? 1 : 0;
            }
            all.add(new Formula(tex.strip(), block != null, text.substring(start, found.end()), line));
            at = found.end();
        }
        source.append(text, at, to);
    }

    /** The line of the author's text that is this one of the text without formulas. */
    int line(int line) {
        int moved = line;
        for (Formula formula : all) {
            moved += formula.line() < moved ? formula.lostLines() : 0;
        }
        return moved;
    }

    /** The author's words for the formulas, where no markup can be. */
    String asTyped(String text) {
        return put(text, Formula::tex);
    }

    /** The formulas in one line of text, for a name or a title; as the author's words where they cannot be converted. */
    String asSpoken(String text) {
        return put(text, formula -> formula.mathml().map(SpokenName::text).orElse(formula.tex()));
    }

    /** The formulas as MathML; as their source where they cannot be converted. */
    String asMathml(String html) {
        return all.isEmpty()
                ? html
                : NamedFormulas.in(put(
                        html, formula -> formula.mathml().orElseGet(() -> Html.escaped(formula.typed()))));
    }

    private String put(String text, Function<Formula, String> as) {
        return all.isEmpty()
                ? text
                : PLACE.matcher(text)
                        .replaceAll(
                                found -> Matcher.quoteReplacement(as.apply(all.get(Integer.parseInt(found.group(1))))));
    }
}
