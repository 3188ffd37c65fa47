package checkpoint.tool.setup;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/** The languages that the message bundles are written in. */
public final class SpokenLanguages {

    /** The first one is for those whom none fits. */
    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final Locale NONE_FITS = ALL.getFirst();
    private static final int LONGEST = 200;

    private SpokenLanguages() {}

    /**
     * The language that fits best, with the region asked for, which decides how dates and numbers are written.
     *
     * @param wanted a locale as a platform sends it, such as {@code de_AT}, or an Accept-Language header
     */
    public static Locale fitting(@Nullable String wanted) {
        if (wanted == null || wanted.length() > LONGEST) {
            return NONE_FITS;
        }
        try {
            for (LanguageRange range : LanguageRange.parse(wanted.replace('_', '-'))) {
                Locale asked = Locale.forLanguageTag(range.getRange());
                for (Locale spoken : ALL) {
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
