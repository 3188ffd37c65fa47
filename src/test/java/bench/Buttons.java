package bench;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import practice.Surfer;

/** The buttons of a page, each with the form that it sends. */
final class Buttons {

    private static final Pattern BUTTON = Pattern.compile("<button\\b([^>]*)>");
    private static final Pattern OTHER_FORM = Pattern.compile(" form=\"([^\"]+)\"");
    private static final Pattern NAMED = Pattern.compile(" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private Buttons() {}

    /** What stands in the tag of each, in the order of the page. */
    static List<String> of(Surfer.Sight page) {
        return BUTTON.matcher(page.body()).results().map(one -> one.group(1)).toList();
    }

    /** What this one sends, from wherever it stands. */
    static Surfer.Form form(Surfer.Sight page, String button) {
        Matcher other = OTHER_FORM.matcher(button);
        if (!other.find()) {
            return page.form(button).by(button);
        }
        Surfer.Form form = page.form("id=\"" + other.group(1) + "\"");
        Matcher named = NAMED.matcher(button);
        return named.find() ? form.set(named.group(1), named.group(2)) : form;
    }
}
