package checkpoint.content.markdown;

import checkpoint.content.checkpoint.Html;
import checkpoint.content.checkpoint.SpokenName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Headings and links with a formula get a name, for browsers leave its MathML out of theirs. */
final class NamedFormulas {

    private static final Pattern HEADING_OR_LINK = Pattern.compile("<(h[1-6]|a)(?: [^>]*)?>");

    private NamedFormulas() {}

    static String in(String html) {
        StringBuilder named = new StringBuilder();
        Matcher opened = HEADING_OR_LINK.matcher(html);
        while (opened.find()) {
            int end = html.indexOf("</" + opened.group(1) + ">", opened.end());
            String name = end < 0 ? null : SpokenName.of(html.substring(opened.end(), end));
            String tag = opened.group();
            opened.appendReplacement(
                    named,
                    Matcher.quoteReplacement(
                            name == null
                                    ? tag
                                    : tag.substring(0, tag.length() - 1) + " aria-label=\"" + Html.escaped(name)
                                            + "\">"));
        }
        return opened.appendTail(named).toString();
    }
}
