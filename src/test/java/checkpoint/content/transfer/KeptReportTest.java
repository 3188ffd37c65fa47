package checkpoint.content.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.exchange.LossReport;
import checkpoint.content.exchange.Notes;
import checkpoint.tool.language.Sentence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A loss report is kept as its sentences, and read in its reader's language. */
class KeptReportTest {

    private static Notes changed(Sentence how) {
        Notes notes = new Notes();
        notes.changed(how);
        return notes;
    }

    private static KeptReport keptOf(LossReport report) {
        return KeptReport.read(KeptReport.of(report).json());
    }

    @Test
    void what_was_changed_dropped_or_refused_comes_back_and_what_was_kept_is_only_counted() {
        LossReport report = new LossReport();
        report.question("rain.txt", "3", "Rain", new Notes());
        report.question("rain.txt", "7", "Snow", changed(Sentence.of("loss.more")));
        Notes refused = new Notes();
        refused.refused("loss.more");
        report.question("rain.txt", "9", "Hail", refused);

        KeptReport kept = keptOf(report);

        assertThat(kept.found()).isEqualTo(3);
        assertThat(kept.imported()).isEqualTo(2);
        assertThat(kept.lines())
                .as("the worst first")
                .extracting(Sentence::toString)
                .containsExactly(
                        report.questions().get(2).lines().getFirst().toString(),
                        report.questions().get(1).lines().getFirst().toString());
    }

    @Test
    void a_line_is_read_in_another_language_than_it_was_kept_in() {
        LossReport report = new LossReport();
        report.question("rain.txt", "7", "Snow", changed(Sentence.of("loss.more")));

        Sentence line = keptOf(report).lines().getFirst();

        assertThat(line.in(Locale.GERMAN)).isNotEqualTo(line.in(Locale.ENGLISH));
    }

    @Test
    void numbers_texts_and_sentences_within_a_sentence_come_back_as_what_they_are() {
        Sentence said = Sentence.of(
                "loss.line.changed", Sentence.of("loss.named", "a:1", "B"), Sentence.verbatim("x: {0} 'y'"), 3, 2.5);

        Sentence back = KeptReport.read(new KeptReport(1, 0, List.of(said)).json())
                .lines()
                .getFirst();

        assertThat(back.toString()).isEqualTo(said.toString());
        assertThat(back.arguments().subList(2, 4))
                .allSatisfy(one -> assertThat(one).isInstanceOf(Number.class));
        assertThat(new BigDecimal(back.arguments().getLast().toString())).isEqualByComparingTo("2.5");
    }

    @Test
    void a_line_whose_words_a_later_version_has_no_more_is_read_in_english() {
        String json = new KeptReport(1, 0, List.of(Sentence.of("loss.more")))
                .json()
                .replace("\"key\":\"loss.more\"", "\"key\":\"loss.long.gone\"");

        assertThat(KeptReport.read(json).lines().getFirst().in(Locale.GERMAN))
                .isEqualTo(Sentence.of("loss.more").toString());
    }

    @Test
    void a_report_of_thousands_of_lines_is_cut_and_says_so() {
        LossReport report = new LossReport();
        for (int i = 0; i < 3_000; i++) {
            report.question("rain.txt", String.valueOf(i), "", changed(Sentence.of("loss.more")));
        }

        KeptReport kept = keptOf(report);

        assertThat(kept.found()).isEqualTo(3_000);
        assertThat(kept.lines()).hasSize(KeptReport.MOST);
        assertThat(kept.lines().getLast()).isEqualTo(Sentence.of("loss.more"));
    }
}
