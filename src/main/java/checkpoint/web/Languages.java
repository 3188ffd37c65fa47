package checkpoint.web;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which language a page is in. What learners and instructors meet is there in each of these; what only those who run things
 * read is there in English alone, and such a page is then English as a whole, for half a page in another language is read out
 * wrongly by a screen reader.
 */
final class Languages {

    /** The languages that the interface speaks, the first one where none fits. */
    static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN);

    /** The folders of the templates that learners and instructors meet. */
    private static final Set<String> FOR_EVERYONE = Set.of("page", "launch", "linking", "login", "review");

    /** Refusals that only those who run things meet. */
    private static final Pattern FOR_THE_FEW = Pattern.compile("(ADM|CHK|PRV|REG|TST)-.*");

    private static final Locale NONE_FITS = SPOKEN.getFirst();
    private static final int LONGEST = 200;

    private Languages() {}

    /** Whether a template is there in every language; with the code where it is a refusal's. */
    static boolean isForEveryone(String template, @Nullable String code) {
        String folder = template.substring(0, Math.max(0, template.indexOf('/')));
        return code == null
                ? FOR_EVERYONE.contains(folder)
                : !FOR_THE_FEW.matcher(code).matches();
    }

    /**
     * The language that fits best, with the region asked for, which decides how dates and numbers are written.
     *
     * @param wanted a locale as a platform sends it, such as {@code de_AT}, or an Accept-Language header
     */
    static Locale fitting(@Nullable String wanted) {
        if (wanted == null || wanted.length() > LONGEST) {
            return NONE_FITS;
        }
        try {
            for (LanguageRange range : LanguageRange.parse(wanted.replace('_', '-'))) {
                Locale asked = Locale.forLanguageTag(range.getRange());
                for (Locale spoken : SPOKEN) {
                    if (range.getWeight() > 0 && spoken.getLanguage().equals(asked.getLanguage())) {
                        return Locale.of(spoken.getLanguage(), asked.getCountry());
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            // What is no language at all is one that we do not speak.
        }
        return NONE_FITS;
    }
}
