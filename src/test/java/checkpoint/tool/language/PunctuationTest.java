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

    private static final Pattern CODE =
            Pattern.compile("`[^`]*`|https?:\\S+|\"[^\"]*\"|\\b(?:pass-mark|credit): \\d+%");

    /** What a careful writer of the language would not set. */
    private static final Map<String, Pattern> STRANGE = Map.of(
            "en", Pattern.compile("[«»„]"),
            "de", Pattern.compile("[«»”]|(?<!„[^“]{0,200})“|[\\d}#](?:%|٪)"),
            "es", Pattern.compile("[“”„]|^[^¿]*\\?(?= |$)|[\\d}#](?:%|٪)"),
            "fr", Pattern.compile("[“”„]| [:;!?»%](?=[\\s.,)}]|$)|« |\\p{L}[;!?»]|[\\d}#](?:%|٪)"),
            "pt-BR", Pattern.compile("[«»„]|[\\d}#](?:[\\s\\p{Z}]%|٪)"),
            "ar", Pattern.compile("[“”„]|[\\u0600-\\u06ff][,;?](?= |$)|[\\d}#][\\s\\p{Z}]*%|[\\d}#][\\s\\p{Z}]٪"));

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
                "fr|réussi avec {0}%",
                "de|bestanden mit 80%",
                "de|bestanden mit {0}%",
                "es|aprobado con el 80%",
                "pt-BR|passou com 80 %",
                "ar|نجاح بنسبة 80%",
                "ar|نجاح بنسبة {0} ٪",
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
        assertThat(strange(Locale.GERMAN, "Schreiben Sie credit: 100%")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de|bestanden mit {0} %, ein 95-%-Intervall",
                "es|aprobado con el 80 %",
                "fr|réussi avec 80\u202f%",
                "pt-BR|passou com {0}%",
                "ar|نجاح بنسبة {0}٪"
            })
    void a_percentage_as_its_language_writes_it_is_left_alone(String language, String text) {
        assertThat(strange(Locale.forLanguageTag(language), text)).isFalse();
    }
}
