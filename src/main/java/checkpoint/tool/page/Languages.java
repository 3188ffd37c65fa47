package checkpoint.tool.page;

import checkpoint.tool.language.SpokenLanguages;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which pages are in the reader's language. What learners and instructors meet is there in each that we speak; what only those
 * who run things read is there in each that is complete. A page is in one language as a whole, for half a page in another one
 * is read out wrongly by a screen reader.
 */
public final class Languages {

    /** The wings whose templates learners and instructors meet. */
    private static final Set<String> FOR_EVERYONE = Set.of("launch", "learning", "teaching");

    /** Refusals that only those who run things meet. */
    private static final Pattern FOR_THE_FEW = Pattern.compile("(ADM|CHK|PRV|REG|TST)-.*");

    private Languages() {}

    /** The language of a page for a reader who asked for some; with the code where it shows a refusal. */
    public static Locale of(String template, @Nullable String code, @Nullable String wanted) {
        return isForEveryone(template, code) ? SpokenLanguages.fitting(wanted) : SpokenLanguages.complete(wanted);
    }

    /** Whether a template is there in every language; with the code where it is a refusal's. */
    public static boolean isForEveryone(String template, @Nullable String code) {
        String wing = template.substring(0, Math.max(0, template.indexOf('/')));
        return code == null
                ? FOR_EVERYONE.contains(wing)
                : !FOR_THE_FEW.matcher(code).matches();
    }
}
