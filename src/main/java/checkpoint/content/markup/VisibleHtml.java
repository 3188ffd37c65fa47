package checkpoint.content.markup;

import checkpoint.content.exchange.Notes;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * HTML as its readers saw it, before Markdown is made of it: without what was hidden, without a formula's second copy for the eye, and
 * with styles that mean something as the elements that mean the same.
 */
final class VisibleHtml {

    private static final Pattern HIDDEN = Pattern.compile(
            "display\\s*:\\s*none|visibility\\s*:\\s*hidden|mso-hide\\s*:\\s*all", Pattern.CASE_INSENSITIVE);
    private static final Pattern RAISED =
            Pattern.compile("vertical-align\\s*:\\s*(super|sub)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern STRUCK =
            Pattern.compile("text-decoration(?:-line)?\\s*:[^;]*line-through", Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNTED =
            Pattern.compile("list-style(?:-type)?\\s*:[^;]*\\b(?:roman|alpha|latin|greek)", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNDERLINED =
            Pattern.compile("text-decoration(?:-line)?\\s*:[^;]*underline", Pattern.CASE_INSENSITIVE);
    private static final Pattern BOLD =
            Pattern.compile("font-weight\\s*:\\s*(?:bold|bolder|[6-9]00)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ITALIC =
            Pattern.compile("font-style\\s*:\\s*(?:italic|oblique)\\b", Pattern.CASE_INSENSITIVE);
    /** Texts for those who hear the page, in the classes of common frameworks. */
    private static final String HEARD_ALONE = ".sr-only, .visually-hidden, .qti-visually-hidden, .accesshide";

    private static final int SHORT = 60;

    private VisibleHtml() {}

    /** Changes the HTML in place, and notes what was hidden or will be counted otherwise. */
    static void make(Element body, Notes notes) {
        DrawnFormulas.undraw(body);
        for (Element hidden : body.select("[hidden], [style]")) {
            if (hidden.hasParent()
                    && (hidden.hasAttr("hidden")
                            || HIDDEN.matcher(hidden.attr("style")).find())) {
                hide(hidden, notes);
            }
        }
        for (Element hidden : body.select(HEARD_ALONE)) {
            if (hidden.hasParent()) {
                hide(hidden, notes);
            }
        }
        for (Element styled : body.select("span[style]")) {
            styled(styled);
        }
        for (Element styled : body.select("[style]:not(span):not(a)")) {
            if (UNDERLINED.matcher(styled.attr("style")).find()) {
                notes.dropped("loss.formatting", "u");
            }
        }
        for (Element quoted : body.select("q")) {
            quoted.prependText("\u201c").appendText("\u201d");
        }
        for (Element reading : body.select("ruby:not(:has(rp)) rt")) {
            reading.prependText(" (").appendText(")");
        }
        for (Element list : body.select("ol")) {
            if (isCountedOtherwise(list)) {
                notes.changed("loss.list.letters");
            }
        }
    }

    private static void hide(Element hidden, Notes notes) {
        String text = hidden.text().strip();
        if (!text.isEmpty() || !hidden.select("img").isEmpty()) {
            notes.dropped("loss.html.hidden", text.length() > SHORT ? text.substring(0, SHORT) + "…" : text);
        }
        hidden.remove();
    }

    private static void styled(Element span) {
        String style = span.attr("style");
        if (UNDERLINED.matcher(style).find()) {
            span.wrap("<u></u>");
        }
        if (BOLD.matcher(style).find()) {
            unlessIn(span, "b, strong", "<b></b>");
        }
        if (ITALIC.matcher(style).find()) {
            unlessIn(span, "i, em", "<em></em>");
        }
        var raised = RAISED.matcher(style);
        if (raised.find()) {
            span.tagName(raised.group(1).equalsIgnoreCase("sub") ? "sub" : "sup");
        } else if (STRUCK.matcher(style).find()) {
            span.tagName("s");
        }
    }

    /** Twice bold would be stars in the text. */
    private static void unlessIn(Element span, String same, String wrapper) {
        if (span.closest(same) == null && span.select(same).isEmpty()) {
            span.wrap(wrapper);
        }
    }

    private static boolean isCountedOtherwise(Element list) {
        String type = list.attr("type");
        return list.childrenSize() > 0
                && (!type.isEmpty() && !type.equals("1")
                        || COUNTED.matcher(list.attr("style")).find()
                        || list.hasAttr("reversed")
                        || !list.select("> li[value]").isEmpty());
    }
}
