package checkpoint.content.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    private Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int check(String... arguments) {
        return CheckCommand.run(arguments, new PrintStream(out), new PrintStream(err));
    }

    private void write(String slug, String yaml) {
        SampleFolder.write(root.resolve(slug), yaml);
    }

    @Test
    void a_good_root_is_summed_up() {
        write("chapter-1", SampleFolder.GOOD);

        assertThat(check(root.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("chapter-1: \"Chapter 1 checkpoint\", 7 questions", "2 drawn", "pass mark 80%");
    }

    @Test
    void a_bad_root_is_reported_fault_by_fault() {
        write("chapter-1", SampleFolder.GOOD);
        write("chapter-2", SampleFolder.GOOD.replace("80%", "0%"));

        assertThat(check(root.toString())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("chapter-2/checkpoint.yaml:7: pass-mark: must be above 0%");
    }

    @Test
    void weak_wording_is_reported_and_is_not_a_fault() {
        write("chapter-1", SampleFolder.GOOD);

        assertThat(check(root.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("chapter-1/checkpoint.yaml:10: warning: first: choices: there are fewer than three choices")
                .contains("No faults, ", " warnings.", "The gate: a bank of 7 for 2 per attempt.");
    }

    @Test
    void a_report_is_in_the_language_that_is_asked_for() {
        write("chapter-1", SampleFolder.GOOD);
        write("chapter-2", SampleFolder.GOOD.replace("80%", "0%"));

        assertThat(check(root.toString(), "--lang", "de")).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("chapter-1: „Chapter 1 checkpoint“, 7 Fragen", "2 je Versuch gezogen, Bestehensgrenze 80 %")
                .contains("Die Freischaltung: ein Bestand von 7 Fragen", "  weiß nichts: ")
                .contains("chapter-1/checkpoint.yaml:10: Warnung: first: choices: es gibt weniger als drei Antworten")
                .contains("chapter-2/checkpoint.yaml:7: pass-mark: muss über 0 % liegen")
                .doesNotContain("warning", "The gate", "questions");
    }

    @Test
    void a_language_that_is_not_spoken_is_refused() {
        write("chapter-1", SampleFolder.GOOD);

        assertThat(check(root.toString(), "--lang=tlh")).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("\"tlh\"", "en, de, es, fr, pt-BR or ar");
    }

    @Test
    void an_empty_root_is_a_fault() {
        assertThat(check(root.toString())).isEqualTo(1);
    }

    @Test
    void a_call_without_a_folder_says_how_to_call_it() {
        assertThat(check()).isEqualTo(2);
        assertThat(check(root.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("check DIR", "is not a folder");
    }

    @Test
    void the_content_that_we_ship_has_no_fault_and_no_warning() {
        assertThat(check("src/main/resources/checkpoints")).as(out.toString()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("No faults, no warnings");
    }
}
