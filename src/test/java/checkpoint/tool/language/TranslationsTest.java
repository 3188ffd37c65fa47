package checkpoint.tool.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.text.PluralRules.PluralType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text in every language: there, whole, short enough, and saying as much as the English. */
class TranslationsTest {

    /** A label of so few signs stands on a button, in a badge or at the top of a column. */
    private static final int LABEL = 24;

    private static final double LONGER = 1.6;
    /** The shortest words have longer sisters everywhere. */
    private static final int ROOM = 10;

    /** Further than any count here is told apart; a million has a form of its own in French, and nobody has a million students. */
    private static final int COUNTED = 10_000;

    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");
    private static final Map<String, String> ENGLISH = Translations.of(Locale.ENGLISH);

    static List<Locale> languages() {
        return SpokenLanguages.ALL;
    }

    static Stream<Locale> translations() {
        return SpokenLanguages.ALL.stream().filter(language -> !language.equals(Locale.ENGLISH));
    }

    @Test
    void six_languages_are_spoken_and_each_has_its_file() {
        assertThat(SpokenLanguages.ALL.stream().map(Locale::toLanguageTag))
                .containsExactly("en", "de", "es", "fr", "pt-BR", "ar");
        assertThat(SpokenLanguages.ALL)
                .allSatisfy(language -> assertThat(Translations.of(language)).isNotNull());
        assertThat(ENGLISH).hasSizeGreaterThan(1500);
    }

    @ParameterizedTest
    @MethodSource("translations")
    void a_language_has_every_text_and_none_that_is_gone(Locale language) {
        assertThat(Translations.of(language).keySet()).containsExactlyInAnyOrderElementsOf(ENGLISH.keySet());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_text_can_be_read_and_is_filled_in_as_by_icu(Locale language) {
        List<String> faults = new ArrayList<>();
        Translations.of(language).forEach((key, text) -> {
            try {
                Wording wording = ReadWording.of(text, language);
                for (Object number : List.of(0, 1, 2, 3, 5, 11, 100, 1234567, 2.5, "some text")) {
                    if (number instanceof Integer || !text.contains("plural")) {
                        Object[] arguments = {number, number, number, number, number, number};
                        String ours = wording.filled(arguments, RegionFormats.of(language));
                        String theirs = new MessageFormat(text, language).format(arguments);
                        if (!ours.equals(theirs)) {
                            faults.add(key + ": " + ours + " is not " + theirs);
                        }
                    }
                }
            } catch (IllegalArgumentException e) {
                faults.add(key + ": " + e.getMessage());
            }
        });

        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void no_text_has_a_straight_apostrophe_which_would_quote(Locale language) {
        assertThat(Translations.of(language))
                .allSatisfy((key, text) -> assertThat(text)
                        .as(key)
                        .doesNotContain("'")
                        .doesNotContain("  ")
                        .doesNotEndWith(" "));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void a_translation_fills_in_what_the_original_does(Locale language) {
        assertThat(Translations.of(language)).allSatisfy((key, text) -> {
            String english = ENGLISH.getOrDefault(key, "");
            assertThat(Translations.arguments(text)).as(key).isEqualTo(Translations.arguments(english));
            // A language may count what English does not, but not the other way round.
            assertThat(Translations.filledIn(text).stream().filter(one -> one.contains(" ")))
                    .as(key)
                    .containsAll(Translations.filledIn(english).stream()
                            .filter(one -> one.contains(" "))
                            .toList());
            assertThat(Translations.markup(text)).as(key).isEqualTo(Translations.markup(english));
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_plural_has_each_form_that_its_language_has(Locale language) {
        List<String> faults = new ArrayList<>();
        List<String> cardinals = counted(PluralRules.forLocale(language, PluralType.CARDINAL));
        List<String> ordinals = counted(PluralRules.forLocale(language, PluralType.ORDINAL));
        Translations.of(language)
                .forEach((key, text) -> Translations.plurals(text).forEach(forms -> {
                    List<String> counted = forms.ordinal() ? ordinals : cardinals;
                    for (int number = 0; number <= COUNTED; number++) {
                        String form = counted.get(number);
                        boolean exact = forms.texts().containsKey("=" + number);
                        boolean spelled = forms.texts().containsKey(form)
                                && !shows(forms.texts().get(form), forms.argument())
                                && number > 0
                                && !form.equals("other");
                        if (!exact && number > 0 && !forms.texts().containsKey(form)) {
                            faults.add("%s: %d is %s".formatted(key, number, form));
                            break;
                        }
                        if (!exact && spelled && standsForMore(counted, form)) {
                            faults.add("%s: %s has no # and is for more than %d".formatted(key, form, number));
                            break;
                        }
                    }
                    if (!forms.texts().containsKey("=0")
                            && !forms.texts().containsKey("zero")
                            && counted.getFirst().equals("one")
                            && !shows(forms.texts().getOrDefault("one", "#"), forms.argument())) {
                        faults.add(key + ": none would be said to be one; say =0 or use #");
                    }
                }));

        assertThat(faults).isEmpty();
    }

    private static boolean shows(String form, int argument) {
        return form.contains("#") || form.contains("{" + argument + "}");
    }

    /** The form of each number from none on. */
    private static List<String> counted(PluralRules rules) {
        return IntStream.rangeClosed(0, COUNTED).mapToObj(rules::select).toList();
    }

    /** Of the whole numbers from one on. */
    private static boolean standsForMore(List<String> counted, String form) {
        return Collections.frequency(counted.subList(1, counted.size()), form) > 1;
    }

    @ParameterizedTest
    @MethodSource("translations")
    void nothing_is_the_same_as_the_english_by_oversight(Locale language) throws IOException {
        Map<String, String> texts = Translations.of(language);

        assertThat(texts.entrySet().stream()
                        .filter(text -> text.getValue().equals(ENGLISH.get(text.getKey())))
                        .filter(text -> LETTERS.matcher(text.getValue().replaceAll("\\{\\d}|`[^`]+`|https?:\\S+", ""))
                                .find())
                        .map(Map.Entry::getKey))
                .as("names that are the same belong into src/test/resources/languages/alike-%s.txt", language)
                .containsExactlyInAnyOrderElementsOf(Translations.alike(language));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void a_short_label_stays_short(Locale language) {
        List<String> faults = new ArrayList<>();
        Translations.of(language).forEach((key, text) -> {
            String english = ENGLISH.getOrDefault(key, "");
            double room = Math.max(english.length() * LONGER, english.length() + ROOM);
            if (english.length() <= LABEL && !english.matches("(?s).*[.:?!…{]$|.*\\{\\d, .*") && text.length() > room) {
                faults.add("%s: %d instead of %d: %s (%s)".formatted(key, text.length(), (int) room, text, english));
            }
        });

        assertThat(faults).isEmpty();
    }
}
