package checkpoint.tool.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of terms says which words are ours, and the texts use them. */
class TermsTest {

    private static final Map<String, Locale> LANGUAGES = Map.of(
            "## German", Locale.GERMAN,
            "## Spanish", Locale.of("es"),
            "## French", Locale.FRENCH,
            "## Portuguese of Brazil", Locale.of("pt", "BR"),
            "## Arabic", Locale.of("ar"));

    private record Term(Locale language, String word) {

        boolean isUsed() {
            return Translations.of(language).values().stream()
                    .anyMatch(text -> text.toLowerCase(language).contains(word.toLowerCase(language)));
        }
    }

    @Test
    void every_word_that_is_called_ours_stands_in_the_texts_of_its_language() throws IOException {
        List<Term> terms = ours();

        assertThat(terms.stream().map(Term::language).distinct()).hasSize(LANGUAGES.size());
        assertThat(terms).hasSizeGreaterThan(100).allMatch(Term::isUsed);
    }

    /** An instructor goes from one to the other, and looks for what they just read. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr", "pt-BR", "ar"})
    void what_an_author_decides_and_what_a_course_sets_instead_have_the_same_names(String language) {
        Map<String, String> texts = Translations.of(Locale.forLanguageTag(language));
        Map<String, String> sameNames = Map.of(
                "report", "report",
                "report.every-score", "report.EVERY_SCORE",
                "report.passing-only", "report.PASSING_ONLY",
                "feedback.after-submit", "feedback.AFTER_SUBMIT",
                "feedback.after-pass", "feedback.AFTER_PASS",
                "feedback.never", "feedback.NEVER",
                "keys.after-pass", "keys.AFTER_PASS",
                "keys.after-last-attempt", "keys.AFTER_LAST_ATTEMPT",
                "keys.after-submit", "keys.AFTER_SUBMIT",
                "keys.never", "keys.NEVER");

        sameNames.forEach((author, course) -> assertThat(texts.get("authoring.policy." + author))
                .as(author)
                .isEqualTo(texts.get("teaching.settings." + course)));
        assertThat(texts.get("teaching.settings.cool-down")).startsWith(texts.get("authoring.policy.cool-down"));
    }

    /** A platform may have two words for one thing, or another one than ours; our texts keep to one, but for names of its pages. */
    @ParameterizedTest
    @CsvSource({
        "pt-BR, questão",
        "pt-BR, boletim",
        "pt-BR, instrutor",
        "de, Studenten",
        "de, Dozent",
        "de, Fälligkeit",
        "es, examen",
        "fr, questionnaire",
        "fr, soumettre",
        "fr, date limite"
    })
    void a_word_for_which_ours_stands_is_in_no_text(String language, String word) {
        assertThat(new Term(Locale.forLanguageTag(language), word).isUsed()).isFalse();
    }

    /** The filter and the mark on a row are one thing, whatever the reason. */
    @ParameterizedTest
    @CsvSource({"en,Stuck", "de,Steckt fest", "es,Atascado", "fr,Bloqué", "pt-BR,Travado", "ar,متعثّر"})
    void a_student_who_is_found_as_stuck_is_marked_with_that_word_and_the_reason(String language, String word) {
        Map<String, String> texts = Translations.of(Locale.forLanguageTag(language));

        assertThat(texts.get("teaching.class.filter.stuck")).startsWith(word);
        assertThat(texts.keySet().stream().filter(key -> key.startsWith("teaching.stuck.")))
                .hasSize(3)
                .allMatch(key -> texts.get(key).matches(word + "\\h?: .+"));
    }

    @Test
    void a_word_that_no_text_has_is_found_out() {
        assertThat(new Term(Locale.GERMAN, "Prüfungsordnung").isUsed()).isFalse();
    }

    /** The last column of each language’s table, without what stands in brackets. */
    private static List<Term> ours() throws IOException {
        List<Term> terms = new ArrayList<>();
        Locale language = Locale.ENGLISH;
        for (String line : Files.readAllLines(Path.of("docs/terms.md"))) {
            language = LANGUAGES.getOrDefault(line.strip(), language);
            if (line.startsWith("| ") && !line.startsWith("| term ")) {
                Locale spoken = language;
                String[] cells = line.split("\\|");
                words(cells[cells.length - 1]).forEach(word -> terms.add(new Term(spoken, word)));
            }
        }
        return terms;
    }

    private static Stream<String> words(String cell) {
        return Arrays.stream(cell.replaceAll("\\(.*?\\)", "").split("[,،]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty());
    }
}
