package checkpoint.tool.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each language has its own signs, and French the space before them, which must not begin a line. */
class PunctuationTest {

    private static final Pattern CODE = Pattern.compile("`[^`]*`|https?:\\S+|\"[^\"]*\"");

    /** What a careful writer of the language would not set. */
    private static final Map<String, Pattern> STRANGE = Map.of(
            "en", Pattern.compile("[«»„]"),
            "de", Pattern.compile("[«»”]|(?<!„[^“]{0,200})“"),
            "es", Pattern.compile("[“”„]|^[^¿]*\\?(?= |$)"),
            "fr", Pattern.compile("[“”„]| [:;!?»%](?=[\\s.,)}]|$)|« |\\p{L}[;!?»]"),
            "pt-BR", Pattern.compile("[«»„]"),
            "ar", Pattern.compile("[“”„]|[\\u0600-\\u06ff][,;?](?= |$)"));

    static List<Locale> languages() {
        return SpokenLanguages.ALL;
    }

    private static boolean strange(Locale language, String text) {
        String words = CODE.matcher(text).replaceAll("x");
        return STRANGE.get(language.toLanguageTag()).matcher(words).find();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_text_has_the_signs_of_its_language(Locale language) {
        assertThat(Translations.of(language).entrySet().stream()
                        .filter(text -> strange(language, text.getValue()))
                        .map(text -> text.getKey() + ": " + text.getValue()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|Press „Save“.",
                "de|Drücken Sie “Speichern”.",
                "es|Borrar esto?",
                "fr|Rien n’a changé : rechargez.",
                "fr|Appuyez sur « Enregistrer ».",
                "fr|Supprimer?",
                "fr|réussi avec 80 %",
                "pt-BR|Clique em «Salvar».",
                "ar|اضغط, ثم انتظر",
                "ar|حذف?"
            })
    void a_sign_of_another_language_is_found(String language, String text) {
        assertThat(strange(Locale.forLanguageTag(language), text)).isTrue();
    }

    @Test
    void code_and_addresses_keep_their_signs() {
        assertThat(strange(Locale.FRENCH, "Écrivez `clé : valeur` ou https://moodle.example?x=1"))
                .isFalse();
    }
}
