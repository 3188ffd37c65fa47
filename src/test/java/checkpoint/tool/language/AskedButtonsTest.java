package checkpoint.tool.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is asked “undo this?” must be able to tell the button that does it from the one that leaves things alone. */
class AskedButtonsTest {

    private static final String NO = "teaching.ask.no";

    static List<Locale> languages() {
        return SpokenLanguages.ALL;
    }

    private static List<String> alike(Map<String, String> texts) {
        return texts.keySet().stream()
                .filter(key -> key.matches(".*\\.ask\\..*\\.yes"))
                .filter(key -> texts.get(key).equals(texts.get(NO)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void the_two_buttons_below_a_question_say_different_things(Locale language) {
        assertThat(Translations.of(language)).containsKeys(NO, "regrade.ask.undone.yes");
        assertThat(alike(Translations.of(language))).isEmpty();
    }

    @Test
    void the_french_word_for_both_is_found_out() {
        Map<String, String> texts = new TreeMap<>(Translations.of(Locale.FRENCH));
        texts.put(NO, "Annuler");
        texts.put("regrade.ask.undone.yes", "Annuler");

        assertThat(alike(texts)).containsExactly("regrade.ask.undone.yes");
    }
}
