package checkpoint.tool.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is said to whoever reads it, in their language. */
class SentenceTest {

    @Test
    void a_sentence_is_in_the_language_of_its_reader_and_english_by_itself() {
        Sentence back = Sentence.of("refusal.back");

        assertThat(back.in(Locale.GERMAN)).isEqualTo("Zurück zum Kurs");
        assertThat(back).hasToString("Back to the course");
    }

    @Test
    void a_sentence_within_another_is_in_the_same_language() {
        Sentence outer = Sentence.of("dynamic.done", Sentence.of("refusal.back"));

        assertThat(outer.in(Locale.GERMAN)).contains("Zurück zum Kurs");
    }

    @Test
    void a_text_that_runs_in_the_other_direction_is_set_apart_within_a_sentence() {
        Sentence latin = Sentence.of("loss.export.about", "retry-safe", Sentence.of("loss.export.passage"));
        Sentence arabic = Sentence.of("loss.export.about", "\u0633\u0624\u0627\u0644", Sentence.verbatim("..."));

        assertThat(latin.in(Locale.of("ar"))).startsWith("\u2068retry-safe\u2069: ");
        assertThat(latin.in(Locale.GERMAN)).startsWith("retry-safe: ");
        assertThat(arabic.in(Locale.GERMAN)).isEqualTo("\u2068\u0633\u0624\u0627\u0644\u2069: ...");
    }

    @Test
    void what_an_author_copies_has_no_invisible_signs_within() {
        Locale arabic = Locale.of("ar");
        Sentence image = Sentence.of("fault.image.words", "spine.png");
        Sentence page = Sentence.of("fault.next.page", "glossary");
        Sentence choices = Sentence.of("fault.missing.write", "x", Sentence.of("fault.example.choices", "{", "}"));

        assertThat(image.in(arabic)).contains("](spine.png)").contains("\u2068spine.png\u2069");
        assertThat(page.in(arabic)).contains(" glossary.md ");
        assertThat(choices.in(arabic)).endsWith("choices: [ { text: \"…\", correct: true }, { text: \"…\" } ]");
    }

    @Test
    void what_somebody_else_wrote_is_the_same_in_every_language() {
        Sentence theirs = Sentence.verbatim("{0} stays as it is");

        assertThat(theirs.in(Locale.FRENCH)).isEqualTo("{0} stays as it is");
        assertThat(theirs).hasToString("{0} stays as it is");
    }
}
