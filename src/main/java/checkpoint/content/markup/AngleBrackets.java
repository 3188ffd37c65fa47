package checkpoint.content.markup;

import checkpoint.content.exchange.Notes;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Angle brackets in HTML from others: those of tags are kept, and all others become signs like any other. */
final class AngleBrackets {

    private static final Pattern ANGLE = Pattern.compile("<(/?)([A-Za-z!?][A-Za-z0-9:-]*)?([^<>]*+>)?");
    private static final Pattern ATTRIBUTES = Pattern.compile(
            "(\\s+[^\\s=<>]+\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s\"'<>]+)|\\s+(controls|disabled|checked|selected|hidden|nowrap|compact|autoplay))*\\s*/?>");

    private static final Set<String> TAGS = Set.of("""
            a abbr acronym address applet article aside audio b bdi bdo big blockquote body br button canvas caption
            center cite code col colgroup dd del details dfn div dl dt em embed fieldset figcaption figure font
            footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main
            mark math meta nav nobr object ol option p param picture pre q rb rp rt rtc ruby s samp script section
            select small source span strike strong style sub summary sup svg table tbody td textarea tfoot th thead
            time title tr track tt u ul var video wbr semantics annotation annotation-xml path g circle rect line
            polygon text defs""".split("\\s+"));

    private AngleBrackets() {}

    /** The HTML without comments, and with no bracket that opens no tag. */
    static String onlyOfTags(String html, Notes notes) {
        return tagsOnly(withoutComments(html), notes);
    }

    private static String withoutComments(String html) {
        StringBuilder rest = new StringBuilder();
        int from = 0;
        for (int open = html.indexOf("<!--"); open >= 0; open = html.indexOf("<!--", from)) {
            int close = html.indexOf("-->", open + 4);
            if (close < 0) {
                break;
            }
            rest.append(html, from, open);
            from = close + 3;
        }
        return rest.append(html, from, html.length()).toString();
    }

    /** An angle bracket that opens no tag of HTML is a sign like any other. */
    private static String tagsOnly(String html, Notes notes) {
        Matcher angle = ANGLE.matcher(html);
        StringBuilder tags = new StringBuilder();
        while (angle.find()) {
            String name = angle.group(2) == null ? "" : angle.group(2).toLowerCase(Locale.ROOT);
            String rest = angle.group(3) == null ? "" : angle.group(3);
            boolean comment = name.startsWith("!") || name.startsWith("?");
            String local = name.substring(name.indexOf(':') + 1);
            boolean known = TAGS.contains(local) || local.matches("m[a-z]{1,12}") && name.startsWith("m");
            boolean tag = comment && !rest.isEmpty()
                    || known
                            && (rest.indexOf('=') >= 0
                                    || ATTRIBUTES.matcher(rest).matches());
            if (!tag && !name.isEmpty() && !rest.isEmpty() && !comment) {
                notes.changed("loss.text.angle", "<" + angle.group(1) + angle.group(2) + "…>");
            }
            angle.appendReplacement(
                    tags,
                    Matcher.quoteReplacement(
                            tag ? angle.group() : "&lt;" + angle.group().substring(1)));
        }
        return angle.appendTail(tags).toString();
    }
}
