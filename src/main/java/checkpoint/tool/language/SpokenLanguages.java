package checkpoint.tool.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The languages that the message bundles are written in. Each has every text, and a missing one fails the build: a page is in one
 * language as a whole, for half a page in another one is read out wrongly by a screen reader.
 */
public final class SpokenLanguages {

    /** Each with the region whose words it uses, where regions differ in words. The first one is for those whom none fits. */
    public static final List<Locale> ALL = List.of(
            Locale.ENGLISH, Locale.GERMAN, Locale.of("es"), Locale.FRENCH, Locale.of("pt", "BR"), Locale.of("ar"));

    private static final Locale NONE_FITS = ALL.getFirst();
    private static final int LONGEST = 200;

    /** Also a bound: what a stranger asks for is kept by locale. */
    private static final Set<Locale> KNOWN =
            Arrays.stream(Locale.getAvailableLocales()).collect(Collectors.toUnmodifiableSet());

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
                if (range.getWeight() > 0 && spoken(asked).isPresent()) {
                    return withRegion(asked);
                }
            }
        } catch (IllegalArgumentException e) {
            // What is not a language at all is one that we do not speak.
        }
        return NONE_FITS;
    }

    /** The language that somebody names, such as {@code pt-BR}, with its region; empty where it is not spoken. */
    public static Optional<Locale> named(String tag) {
        Locale asked = Locale.forLanguageTag(tag.replace('_', '-'));
        return spoken(asked).map(language -> withRegion(asked));
    }

    /** The one of {@link #ALL} whose words a locale gets; any Portuguese gets Brazil's. */
    public static Optional<Locale> spoken(Locale locale) {
        return ALL.stream()
                .filter(one -> one.getLanguage().equals(locale.getLanguage()))
                .findFirst();
    }

    /** Language and region; a region that nobody writes this language in ({@code de_DU} of Moodle is a way to speak) is none. */
    static Locale withRegion(Locale asked) {
        Locale locale = Locale.of(asked.getLanguage(), asked.getCountry());
        return KNOWN.contains(locale) ? locale : Locale.of(asked.getLanguage());
    }
}
