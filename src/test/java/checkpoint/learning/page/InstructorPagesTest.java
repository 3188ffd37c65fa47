package checkpoint.learning.page;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.record.LaunchedPage.Arrival;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.Role;
import checkpoint.learning.attempt.Grades;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.policy.AttemptBench;
import checkpoint.learning.policy.SampleQuiz;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What instructors and observers see, and how a link gets its checkpoint. */
@AttemptApp
class InstructorPagesTest {

    private static final String PAGE = "/checkpoints/chapter-12";

    @Autowired
    private LaunchedBrowser browser;

    @Autowired
    private CheckpointPages pages;

    private final SampleQuiz sample = SampleQuiz.oneQuestion();

    @BeforeEach
    void reset() {
        browser.reset();
        browser.shelf.put(sample.checkpoint());
    }

    private void adaFails() {
        browser.as(Role.LEARNER);
        browser.post(PAGE + "/attempts");
        browser.post(PAGE + "/attempts/1/submission", "answers=shown", "q.only=false");
    }

    private void opensLink(long learner) {
        browser.database
                .sql("insert into learner_link values (?, ?, ?, now())")
                .params(browser.ada.registration(), learner, browser.link)
                .update();
    }

    @Test
    void an_instructor_sees_the_class_with_scores_and_grades() {
        adaFails();
        browser.grades.all.put(
                browser.ada.learner(), new Grades.Grade(Grades.GradeState.FAILED, "The line item <is> gone"));
        long nameless = AttemptBench.learner(browser.database, browser.ada.registration(), "s-2", null);
        opensLink(nameless);
        browser.as(Role.INSTRUCTOR);

        String page = browser.post(PAGE);

        assertThat(page)
                .contains("data-testid=\"instructor-view\"", "Ada Lovelace", "0%")
                .contains("data-testid=\"learner-row\" data-subject=\"ada\" data-state=\"failed\"")
                .contains("data-testid=\"last-answer\">The line item &lt;is&gt; gone")
                .contains("data-subject=\"s-2\" data-state=\"not-graded\"", "Student 2");
    }

    private List<String> subjectsInOrder(String body) {
        return Pattern.compile("data-subject=\"([^\"]*)\"")
                .matcher(body)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void the_class_stands_in_the_order_in_which_people_count() {
        long registration = browser.ada.registration();
        for (String name : List.of("Stu10", "stu3", "Stu2", "Ålund", "Zoe", "Stu2b", "Abel 007", "Abel 8")) {
            opensLink(AttemptBench.learner(browser.database, registration, name, name));
        }
        opensLink(AttemptBench.learner(browser.database, registration, "nameless", null));
        browser.as(Role.INSTRUCTOR);

        assertThat(subjectsInOrder(browser.post(PAGE)))
                .containsExactly("Abel 007", "Abel 8", "Ålund", "Stu2", "Stu2b", "stu3", "Stu10", "Zoe", "nameless");
    }

    @Test
    void a_test_student_stands_apart_and_is_counted_nowhere() {
        adaFails();
        long test = AttemptBench.learner(browser.database, browser.ada.registration(), "test", "A Test Student");
        browser.database
                .sql("update learner set test_user = true where id = ?")
                .param(test)
                .update();
        opensLink(test);
        browser.grades.all.put(test, new Grades.Grade(Grades.GradeState.FAILED, "no student"));
        browser.as(Role.INSTRUCTOR);

        String body = browser.post(PAGE);

        assertThat(subjectsInOrder(body)).endsWith("test");
        assertThat(body)
                .containsPattern("(?s)data-testid=\"test-students\".*Test students.*data-subject=\"test\"")
                .contains("All <span class=\"count\">1</span>")
                .doesNotContain("data-testid=\"needs-a-person\"", "value=\"failed\" aria-pressed");
    }

    @Test
    void where_nobody_tests_nothing_stands_apart() {
        adaFails();
        browser.as(Role.INSTRUCTOR);

        assertThat(browser.post(PAGE)).doesNotContain("test-students", "Test students");
    }

    @Test
    void a_name_is_text_and_no_markup() {
        opensLink(AttemptBench.learner(
                browser.database, browser.ada.registration(), "x\"><i>", "<img src=x onerror=alert(1)>"));
        browser.as(Role.INSTRUCTOR);

        assertThat(browser.post(PAGE)).contains("&lt;img src=x").doesNotContain("<img src=x", "\"><i>");
    }

    @Test
    void another_course_is_another_class() {
        adaFails();
        long elsewhere = AttemptBench.course(browser.database, browser.ada.registration(), "chemistry");
        browser.ada = new Place(browser.ada.registration(), browser.ada.learner(), elsewhere, SampleQuiz.SLUG);
        browser.as(Role.INSTRUCTOR);

        assertThat(browser.post(PAGE))
                .contains(
                        "No student has opened this activity yet. They appear here with their best score and the state of their grade.")
                .doesNotContain("Ada");
    }

    @Test
    void the_preview_shows_each_question_with_its_key_and_stores_nothing() {
        browser.as(Role.INSTRUCTOR);

        String page = browser.post(PAGE + "/preview");

        assertThat(page).contains("data-question-id=\"only\"", "SECRET why it is so.");
        assertThat(page).doesNotContain("data-testid=\"start-attempt\"", "data-testid=\"submit-attempt\"");
        assertThat(browser.post(PAGE + "/pages/glossary")).contains("UNLOCKED");
        assertThat(browser.database
                        .sql("select count(*) from attempt")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OBSERVER", "VIEWER"})
    void onlookers_see_the_page_and_no_ones_work(Role role) {
        adaFails();
        browser.as(role);

        assertThat(browser.post(PAGE))
                .contains("data-testid=\"checkpoint-title\"", "the-spine")
                .doesNotContain("Ada", "SECRET", "start-attempt", "instructor-view", "data-testid=\"question\"");
        assertThat(browser.exchange(PAGE + "/pages/glossary").getResponse().getStatus())
                .isEqualTo(403);
    }

    @Test
    void a_first_launch_of_a_further_link_tells_the_standing_score_again() {
        adaFails();
        Launch launch = browser.as(Role.LEARNER);

        pages.open(launch, new Arrival("Ada", true, false));
        pages.open(launch, new Arrival("Ada", false, false));

        assertThat(browser.heard.decided).hasSize(2);
    }

    @Test
    void a_link_that_says_nothing_is_bound_by_an_instructor_and_opens_that_from_then_on() {
        browser.shelf.put(sample.checkpoint("chapter-13"));
        browser.as(Role.INSTRUCTOR);
        assertThat(browser.post("/links/checkpoint"))
                .contains("data-testid=\"choose-checkpoint\" data-slug=\"chapter-12\"", "data-slug=\"chapter-13\"");

        String page = browser.post("/links/checkpoint", "slug=chapter-13");

        assertThat(page).contains("data-testid=\"instructor-view\"");
        assertThat(browser.database
                        .sql("select bound_checkpoint from resource_link")
                        .query(String.class)
                        .single())
                .isEqualTo("chapter-13");
        assertThat(browser.post("/links/checkpoint", "slug=chapter-13")).contains("data-testid=\"instructor-view\"");
    }

    @Test
    void a_link_to_a_checkpoint_that_is_not_there_tells_the_instructor_which_and_the_learner_who() {
        Launch instructor = browser.as(Role.INSTRUCTOR, "chapter-99", null);
        assertThat(browser.post("/links/checkpoint")).contains("“chapter-99”");
        assertThat(pages.open(instructor, new Arrival(null, false, false)).getViewName())
                .isEqualTo("learning/linking/choose");

        Launch learner = browser.as(Role.LEARNER, "chapter-99", null);
        assertThat(pages.open(learner, new Arrival(null, true, false)).getViewName())
                .isEqualTo("learning/linking/unlinked");
        refuses(browser.exchange("/links/checkpoint", "slug=chapter-12"), 403, "LNK-101");
    }

    @Test
    void a_checkpoint_that_is_not_there_is_not_bound() {
        browser.as(Role.INSTRUCTOR);

        refuses(browser.exchange("/links/checkpoint", "slug=chapter-99"), 404, "LNK-102");
    }

    @Test
    void a_link_that_names_its_checkpoint_itself_is_not_bound() {
        browser.as(Role.INSTRUCTOR, SampleQuiz.SLUG, null);

        refuses(browser.exchange("/links/checkpoint", "slug=chapter-12"), 403, "LNK-103");
    }

    private static void refuses(MvcTestResult result, int status, String code) {
        assertThat(result.getResponse().getStatus()).isEqualTo(status);
        assertThat(LaunchedBrowser.text(result)).contains("data-code=\"" + code + "\"");
    }
}
