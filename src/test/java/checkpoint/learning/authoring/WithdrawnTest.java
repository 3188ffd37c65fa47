package checkpoint.learning.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.FramedTool;
import checkpoint.testing.WholeTool;
import checkpoint.testing.WritingCourse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** After a checkpoint was taken back: whoever has begun it finishes, and nobody begins. */
@WholeTool
class WithdrawnTest {

    private static final String START = "data-testid=\"start-attempt\"";
    private static final String CLOSED = "data-testid=\"withdrawn\"";
    private static final String YAML = """
            title: "Weather"
            next: { title: "Go on", page: next }
            quiz:
              pass-mark: 100%
              questions:
                - { id: rain, type: true-false, stem: "Rain is wet.", answer: true, feedback: "It is water." }
            """;

    @Autowired
    private FramedTool tool;

    private WritingCourse biology;
    private MvcTestResult draft;
    private String slug;
    private String attempts;

    @BeforeEach
    void somethingIsPublished() {
        tool.reset();
        biology = new WritingCourse(tool, "biology");
        draft = biology.begin("Weather");
        slug = WritingCourse.slug(draft);
        attempts = "/checkpoints/" + slug + "/attempts";
        MvcTestResult saved = biology.save(draft, "checkpoint.yaml", YAML);
        biology.publish(tool.post(saved, "/authoring/drafts/" + slug));
    }

    private MvcTestResult submit(MvcTestResult page, int number, String answer) {
        return tool.post(page, attempts + "/" + number + "/submission", "answers=shown", "q.rain=" + answer);
    }

    private long begun() {
        return tool.database()
                .sql("select count(*) from attempt")
                .query(Long.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/withdrawn", "/deleted"})
    void a_student_who_launches_again_gets_back_into_an_open_attempt_and_can_finish_it(String takenBack) {
        tool.post(biology.student(slug), attempts);
        biology.at(draft, takenBack);

        MvcTestResult again = biology.student(slug);
        assertThat(again).bodyText().contains(START).doesNotContain(CLOSED);
        MvcTestResult quiz = tool.post(again, attempts);
        assertThat(quiz).bodyText().contains("Rain is wet.");
        assertThat(submit(quiz, 1, "true")).bodyText().contains("data-passed=\"true\"", CLOSED);
        assertThat(begun()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/withdrawn", "/deleted"})
    void nobody_starts_from_a_page_that_was_open_already(String takenBack) {
        MvcTestResult page = biology.student(slug);
        biology.at(draft, takenBack);

        assertThat(tool.post(page, attempts)).bodyText().contains(CLOSED).doesNotContain(START);
        assertThat(begun()).isZero();
    }

    @Test
    void nobody_tries_again_after_a_failed_attempt() {
        MvcTestResult failed = submit(tool.post(biology.student(slug), attempts), 1, "false");
        assertThat(failed).bodyText().contains(START);
        biology.at(draft, "/withdrawn");

        assertThat(tool.post(failed, attempts, "number=2"))
                .bodyText()
                .contains(CLOSED)
                .doesNotContain(START);
        assertThat(biology.student(slug)).bodyText().contains(CLOSED).doesNotContain(START);
        assertThat(begun()).isOne();
    }

    @Test
    void a_gate_that_was_passed_stays_open() {
        submit(tool.post(biology.student(slug), attempts), 1, "true");
        biology.at(draft, "/withdrawn");

        MvcTestResult page = biology.student(slug);
        assertThat(page).bodyText().contains("data-locked=\"false\"", CLOSED);
        assertThat(tool.post(page, "/checkpoints/" + slug + "/pages/next")).hasStatusOk();
    }

    @Test
    void a_student_who_has_not_passed_finds_it_locked() {
        MvcTestResult page = biology.student(slug);
        biology.at(draft, "/withdrawn");

        assertThat(tool.post(page, "/checkpoints/" + slug + "/pages/next")).hasStatus(403);
    }

    @Test
    void an_instructor_binds_the_link_to_another() {
        MvcTestResult page = biology.instructor(slug);
        biology.at(draft, "/withdrawn");

        assertThat(tool.post(page, "/links/checkpoint", "slug=chapter-12"))
                .bodyText()
                .contains("data-testid=\"instructor-view\"", "Chapter 12");
        assertThat(biology.launch("grace", null, slug)).bodyText().contains(START, "Chapter 12");
    }

    @Test
    void what_is_published_once_more_is_begun_again() {
        biology.at(draft, "/withdrawn");
        biology.publish(tool.post(draft, "/authoring/drafts/" + slug));

        assertThat(tool.post(biology.student(slug), attempts)).bodyText().contains("Rain is wet.");
    }
}
