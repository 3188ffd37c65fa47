package checkpoint.teaching.concession;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.FramedTool;
import checkpoint.testing.WholeTool;
import checkpoint.testing.WritingCourse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An instructor does something for one learner, and says why. */
@WholeTool
class ConcessionTest {

    private static final String INSTRUCTOR = "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor";
    private static final String YAML = """
            title: "Weather"
            next: { title: "Go on", page: next }
            quiz:
              pass-mark: 100%
              attempts: 1
              cool-down: 1h
              questions:
                - { id: rain, type: true-false, stem: "Rain is wet.", answer: true, feedback: "It is water." }
            """;

    @Autowired
    private FramedTool tool;

    private String slug;

    @BeforeEach
    void aQuizWithOneAttemptIsPublished() {
        tool.reset();
        WritingCourse biology = new WritingCourse(tool, "biology");
        slug = WritingCourse.slug(biology.begin("Weather"));
        biology.publish(slug, YAML);
    }

    private MvcTestResult launch(String course, String subject, String role, String checkpoint) {
        return new WritingCourse(tool, course).launch(subject, role, checkpoint);
    }

    private MvcTestResult student(String subject) {
        return launch("biology", subject, null, slug);
    }

    private MvcTestResult teacher() {
        return launch("biology", "teacher", INSTRUCTOR, slug);
    }

    private MvcTestResult work(String subject, int number, boolean rain) {
        MvcTestResult quiz = tool.post(student(subject), "/checkpoints/" + slug + "/attempts");
        return tool.post(
                quiz,
                "/checkpoints/" + slug + "/attempts/" + number + "/submission",
                "answers=shown",
                "q.rain=" + rain);
    }

    private long id(String subject) {
        return tool.database()
                .sql("select id from learner where subject = ?")
                .param(subject)
                .query(Long.class)
                .single();
    }

    private MvcTestResult act(String act, String... fields) {
        return act(teacher(), act, fields);
    }

    private MvcTestResult act(MvcTestResult page, String act, String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.add("act=" + act);
        all.add("reason=She was ill.");
        all.add("confirmed=true");
        return tool.post(page, path() + "/done", all.toArray(String[]::new));
    }

    private MvcTestResult unconfirmed(String act, String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.add("act=" + act);
        all.add("reason=She was ill.");
        return tool.post(teacher(), path() + "/done", all.toArray(String[]::new));
    }

    private String path() {
        return "/checkpoints/" + slug + "/learners/" + id("ada") + "/concessions";
    }

    private MvcTestResult gate() {
        return tool.post(student("ada"), "/checkpoints/" + slug + "/pages/next");
    }

    private List<String> desired() {
        return tool.database()
                .sql("select round(100 * score_given / score_maximum) || ' of ' || version from desired_score")
                .query(String.class)
                .list();
    }

    @Test
    void another_attempt_can_be_started_at_once_though_all_are_used_and_a_break_runs() {
        assertThat(work("ada", 1, false)).bodyText().contains("no attempts left");

        assertThat(act("ANOTHER_ATTEMPT")).bodyText().contains("can start another attempt now", "She was ill.");

        assertThat(student("ada"))
                .bodyText()
                .contains("given you another attempt")
                .doesNotContain("She was ill.");
        assertThat(work("ada", 2, true)).bodyText().contains("data-passed=\"true\"");
        assertThat(student("ada")).bodyText().contains("no attempts left");
    }

    @Test
    void a_discarded_attempt_is_kept_and_counts_neither_as_an_attempt_nor_as_the_grade() {
        work("ada", 1, false);

        assertThat(act("DISCARD", "attempt=1")).bodyText().contains("Attempt 1 was discarded");

        assertThat(student("ada")).bodyText().contains("has discarded attempt 1", "data-testid=\"start-attempt\"");
        assertThat(work("ada", 2, true)).bodyText().contains("data-passed=\"true\"");
        assertThat(act("DISCARD", "attempt=1")).bodyText().contains("Nothing changed");
    }

    @Test
    void a_pass_is_discarded_only_by_a_second_press_and_its_gate_stays_open() {
        work("ada", 1, true);

        assertThat(unconfirmed("DISCARD", "attempt=1"))
                .bodyText()
                .contains("data-testid=\"ask-first\"", "Attempt 1 has passed. Discard it?");
        assertThat(act("DISCARD", "attempt=1")).bodyText().contains("Attempt 1 has passed. Discard it?");
        assertThat(act("DISCARD", "attempt=1", "passed=true")).bodyText().contains("Attempt 1 was discarded");

        assertThat(gate()).hasStatusOk();
        assertThat(student("ada")).bodyText().contains("data-testid=\"start-attempt\"");
    }

    @Test
    void an_excuse_opens_the_gate_and_sends_the_chosen_score() {
        student("ada");
        assertThat(gate()).hasStatus(403);

        assertThat(act("EXCUSE", "percent=75\u00a0%")).bodyText().contains("is excused");

        assertThat(gate()).hasStatusOk();
        assertThat(desired()).containsExactly("75 of 1");
        assertThat(student("ada")).bodyText().contains("has excused you");
    }

    @ParameterizedTest
    @CsvSource({
        "EXCUSE, Excuse Ada Example from the quiz?",
        "OPEN_GATE, Open the gate for Ada Example?",
        "DISCARD, Discard attempt 1 of Ada Example?"
    })
    void what_cannot_be_undone_asks_first_whom_it_is_for(String act, String question) {
        work("ada", 1, false);

        assertThat(unconfirmed(act, "attempt=1", "percent=75"))
                .bodyText()
                .contains("data-testid=\"ask-first\"", question)
                .contains("name=\"percent\" value=\"75\"", "name=\"reason\" value=\"She was ill.\"");

        assertThat(gate()).hasStatus(403);
        assertThat(tool.database()
                        .sql("select count(*) from concession")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void another_attempt_asks_nothing() {
        work("ada", 1, false);

        assertThat(unconfirmed("ANOTHER_ATTEMPT")).bodyText().contains("can start another attempt now");
    }

    @Test
    void an_excuse_without_a_score_sends_none() {
        student("ada");

        act("EXCUSE", "percent=");

        assertThat(gate()).hasStatusOk();
        assertThat(desired()).isEmpty();
    }

    @Test
    void who_is_excused_with_a_score_and_works_all_the_same_keeps_the_better_one() {
        student("ada");
        act("EXCUSE", "percent=75");

        work("ada", 1, false);
        assertThat(desired()).containsExactly("75 of 1");
    }

    @Test
    void a_gate_that_was_opened_by_hand_stays_open_and_shows_no_answers() {
        work("ada", 1, false);

        assertThat(act("OPEN_GATE")).bodyText().contains("The gate is open for this student");

        assertThat(gate()).hasStatusOk();
        assertThat(student("ada")).bodyText().contains("has opened the gate for you");
        assertThat(tool.post(student("ada"), "/checkpoints/" + slug + "/attempts/1"))
                .bodyText()
                .contains("data-passed=\"false\"")
                .doesNotContain("Right answer", "It is water.");
        assertThat(act("OPEN_GATE")).bodyText().contains("Nothing changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"120", "-5", "abc", "1e2"})
    void a_score_that_is_none_changes_nothing(String percent) {
        student("ada");

        assertThat(act("EXCUSE", "percent=" + percent)).bodyText().contains("from 0 to 100", "She was ill.");
        assertThat(gate()).hasStatus(403);
    }

    @Test
    void nothing_is_done_without_a_reason() {
        student("ada");

        assertThat(tool.post(teacher(), path() + "/done", "act=OPEN_GATE", "reason=  "))
                .bodyText()
                .contains("Please write a reason.");
        assertThat(gate()).hasStatus(403);
    }

    @Test
    void students_other_courses_and_other_checkpoints_are_refused() {
        student("ada");

        assertThat(act(student("ada"), "OPEN_GATE")).hasStatus(403);
        assertThat(act(launch("chemistry", "teacher", INSTRUCTOR, slug), "OPEN_GATE"))
                .hasStatus(404);
        assertThat(act(launch("biology", "teacher", INSTRUCTOR, "chapter-12"), "OPEN_GATE"))
                .hasStatus(403);
        assertThat(gate()).hasStatus(403);
    }
}
