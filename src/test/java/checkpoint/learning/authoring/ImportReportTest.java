package checkpoint.learning.authoring;

import static checkpoint.testing.FramedTool.find;
import static checkpoint.testing.FramedTool.text;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.exchange.LossReport;
import checkpoint.content.exchange.Notes;
import checkpoint.testing.FramedTool;
import checkpoint.testing.WholeTool;
import checkpoint.testing.WritingCourse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What an import reported stays beside the draft that came of it, as long as its author needs it. */
@WholeTool
class ImportReportTest {

    private static final Pattern BATCH = Pattern.compile("name=\"batch\" value=\"([a-z0-9]+)\"");
    private static final String KEPT = "data-testid=\"kept-report\"";
    private static final String GIFT = "::Capital:: Capital of France? {=Paris ~Lyon}\n\n::Essay:: Discuss. {}\n";

    @Autowired
    private FramedTool tool;

    private WritingCourse biology;
    private MvcTestResult draft;

    @BeforeEach
    void anImportThatWasKept() {
        tool.reset();
        biology = new WritingCourse(tool, "biology");
        byte[] gift = GIFT.getBytes(StandardCharsets.UTF_8);
        MvcTestResult report = tool.upload(biology.instructor("chapter-12"), "/authoring/import", "capitals.txt", gift);
        draft = tool.post(report, "/authoring/import/keep", "batch=" + find(text(report), BATCH));
    }

    @Test
    void what_is_refused_comes_first_and_what_is_as_it_was_is_folded() {
        byte[] gift = ("::One:: First? {=Yes ~No}\n\n::Two:: Sure. {T#Not so.#Indeed.}\n\n::Three:: Discuss. {}\n")
                .getBytes(StandardCharsets.UTF_8);

        MvcTestResult report = tool.upload(biology.instructor("chapter-12"), "/authoring/import", "bank.txt", gift);

        assertThat(text(report))
                .containsSubsequence(
                        "data-testid=\"loss-report\"",
                        "Three",
                        "refused",
                        "Two",
                        "data-testid=\"kept-questions\"",
                        "One question is as it was",
                        "One");
    }

    @Test
    void a_question_of_which_several_things_are_said_is_named_once() {
        String xml = """
                <quiz><question type="shortanswer"><name><text>Rain</text></name><questiontext format="html"><text>What falls?</text></questiontext>
                <answer fraction="100"><text>rain</text></answer><usecase>1</usecase><hint format="html"><text>Wet</text></hint></question></quiz>""";

        MvcTestResult report = tool.upload(
                biology.instructor("chapter-12"),
                "/authoring/import",
                "rain.xml",
                xml.getBytes(StandardCharsets.UTF_8));

        assertThat(text(report))
                .containsOnlyOnce("rain.xml:1")
                .contains("<li>changed: upper and lower case", "<li>dropped: 1 hint");
    }

    @Test
    void a_long_place_in_a_package_is_shortened_on_a_page_and_whole_in_a_terminal() {
        LossReport report = new LossReport();
        Notes notes = new Notes();
        notes.refused("loss.more");
        report.question("quiz.zip!" + "a".repeat(80) + "/quiz.xml", "item-4711", "Rain", notes);

        assertThat(report.notable().getFirst().linesToRead().getFirst())
                .hasToString("quiz.zip \"Rain\": refused: and more that are not listed");
        assertThat(report.notable().getFirst().lines().getFirst().toString()).contains("a".repeat(80));
    }

    @Test
    void a_page_is_called_what_the_editors_menu_calls_it_and_in_a_terminal_what_its_file_is_called() {
        LossReport report = new LossReport();
        Notes notes = new Notes();
        notes.changed("loss.section.text", "Tombs", "Use the map.");
        report.remark("quiz.xml", "", notes);

        assertThat(report.notable().getFirst().linesToRead().getFirst().toString())
                .contains("copy it to the first page")
                .doesNotContain("page.md");
        assertThat(report.notable().getFirst().lines().getFirst().toString()).contains("copy it into page.md");
    }

    @Test
    void the_report_stays_on_the_drafts_page() {
        assertThat(draft).bodyText().contains(KEPT, "2 questions found, 1 imported, 1 refused", "Essay");

        assertThat(biology.at(draft, "")).bodyText().contains(KEPT, "Essay");
    }

    @Test
    void somebody_who_speaks_another_language_reads_it_in_theirs() {
        MvcTestResult page = new WritingCourse(tool, "biology", "fr").instructor("chapter-12");

        assertThat(tool.post(page, "/authoring/drafts/" + WritingCourse.slug(draft)))
                .bodyText()
                .contains(KEPT, "Ce que l’importation a modifié", "importées\u00a0: 1")
                .doesNotContain("refused:", "2 questions found");
    }

    @Test
    void it_is_gone_once_it_was_dismissed() {
        MvcTestResult dismissed = tool.post(draft, "/authoring/import/dismissed", "slug=" + WritingCourse.slug(draft));

        assertThat(dismissed)
                .bodyText()
                .contains("data-notice=\"report-dismissed\"")
                .doesNotContain(KEPT);
        assertThat(biology.at(draft, "")).bodyText().doesNotContain(KEPT);
    }

    @Test
    void it_is_gone_once_the_draft_was_published() {
        assertThat(biology.publish(draft))
                .bodyText()
                .contains("data-notice=\"published\"")
                .doesNotContain(KEPT);
    }

    @Test
    void another_course_neither_reads_nor_dismisses_it() {
        MvcTestResult stranger = new WritingCourse(tool, "physics").instructor("chapter-12");

        assertThat(tool.post(stranger, "/authoring/import/dismissed", "slug=" + WritingCourse.slug(draft)))
                .hasStatus(404)
                .bodyText()
                .doesNotContain("Essay");
        assertThat(biology.at(draft, "")).bodyText().contains(KEPT);
    }

    @Test
    void a_draft_that_was_written_from_blank_has_none() {
        assertThat(biology.begin("Weather")).bodyText().doesNotContain(KEPT);
    }
}
