package checkpoint.content.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.exchange.LossReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One report for readers of several languages: what it quotes of the file stays as it was written. */
class ReportLanguagesTest {

    private static final String GIFT = """
            ::order::Why?{}

            ::half::Which? {=%50%a ~b}

            // [tag:easy]
            ::kept::Grant is buried here.{F}
            """;

    private static List<String> lines(Imports imports, Locale reader) {
        LossReport report = imports.report();
        return Stream.concat(report.remarks().stream(), report.questions().stream())
                .flatMap(one -> one.lines().stream())
                .map(line -> line.in(reader))
                .toList();
    }

    @Test
    void a_report_is_read_in_portuguese() {
        assertThat(lines(Imports.gift(GIFT), Locale.of("pt", "BR")))
                .containsExactly(
                        "quiz.txt:1 \u201corder\u201d: recusa: uma disserta\u00e7\u00e3o ({} est\u00e1 vazio): aqui n\u00e3o pode ser avaliada",
                        "quiz.txt:3 \u201chalf\u201d: mudou: em uma pergunta de op\u00e7\u00f5es \u201c=\u201d n\u00e3o leva peso: \u201c%50%a\u201d \u00e9 uma"
                                + " op\u00e7\u00e3o certa com esse texto",
                        "quiz.txt:6 \u201ckept\u201d: omitido: a tag \u201ceasy\u201d");
    }

    @Test
    void a_report_is_read_in_arabic_with_what_it_quotes_set_apart() {
        assertThat(lines(Imports.gift(GIFT), Locale.of("ar")))
                .last()
                .isEqualTo(
                        "\u2068quiz.txt:6\u2069 \u00ab\u2068kept\u2069\u00bb: \u062d\u064f\u0630\u0641: \u0627\u0644\u0648\u0633\u0645 \u00ab\u2068easy\u2069\u00bb");
    }

    @Test
    void a_fault_within_a_fault_is_in_the_same_language() {
        Imports imports = Imports.moodle("""
                <question type="numerical"><name><text>n</text></name><questiontext><text>How many?</text></questiontext>
                <answer fraction="100"><text>1</text><tolerance>0,5</tolerance></answer></question>""");

        assertThat(lines(imports, Locale.GERMAN))
                .singleElement()
                .asString()
                .contains("abgewiesen: Die Toleranz: \u201e0,5\u201c ist keine Zahl");
    }

    @Test
    void a_fault_of_a_checkpoints_own_folder_is_in_the_language_of_the_report() {
        Imports imports =
                Imports.of("one.zip", Imports.zip(Map.of("one/checkpoint.yaml", "quiz: {}", "one/page.md", "Words.")));

        assertThat(lines(imports, Locale.FRENCH))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("refus\u00a0: checkpoint.yaml", "manque"));
    }

    @Test
    void a_percentage_is_written_as_the_language_writes_it() {
        Imports nearly = Imports.gift("Which?{~%33%a ~%33%b ~%33.3%c ~%-6.25%d}");

        assertThat(lines(nearly, Locale.GERMAN)).last().asString().contains("zusammen 99,3 % und wurden auf 100 %");
        assertThat(lines(nearly, Locale.ENGLISH))
                .last()
                .asString()
                .contains("added up to 99.3%, and were scaled to 100%");
    }

    @Test
    void a_limit_is_written_as_the_region_writes_numbers() {
        Imports imports = Imports.gift("A " + "<b>x</b>".repeat(10_001) + " {T}");

        assertThat(lines(imports, Locale.GERMAN)).last().asString().contains("mehr als 20.000 Tags");
        assertThat(lines(imports, Locale.ENGLISH)).last().asString().contains("more than 20,000 tags");
    }
}
