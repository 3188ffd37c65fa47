package checkpoint.content.markup;

import checkpoint.content.exchange.Notes;

/** Subscripts and superscripts, for which Markdown has nothing: the characters that Unicode has, else a formula's way of writing. */
final class Superscripts {

    private static final String FROM = "0123456789+-=()n";
    private static final String UP =
            "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b\u207c\u207d\u207e\u207f";
    private static final String DOWN =
            "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089\u208a\u208b\u208c\u208d\u208e\u2099";

    private Superscripts() {}

    static String of(String markdown, boolean up, Notes notes) {
        String text = markdown.strip().replace('\u2212', '-');
        if (text.isEmpty()) {
            return markdown;
        }
        StringBuilder signs = new StringBuilder();
        for (char one : text.toCharArray()) {
            int at = FROM.indexOf(one);
            if (at < 0) {
                notes.changed(up ? "loss.shifted.up" : "loss.shifted.down", text);
                return (up ? "^(" : "\\_(") + text + ")";
            }
            signs.append((up ? UP : DOWN).charAt(at));
        }
        return signs.toString();
    }
}
