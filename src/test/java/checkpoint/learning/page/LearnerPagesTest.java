package checkpoint.learning.page;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.launch.token.Role;
import checkpoint.learning.attempt.Grades;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.policy.AttemptBench;
import checkpoint.learning.policy.SampleQuiz;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The learner's pages as HTML, behind the real shell, without a script. */
@AttemptApp
class LearnerPagesTest {

    private static final String PAGE = "/checkpoints/chapter-12";
    private static final String FIRST = PAGE + "/attempts/1";
    private static final String MISSED = "data-testid=\"missed\"";

    @Autowired
    private LaunchedBrowser browser;

    private SampleQuiz sample = SampleQuiz.oneQuestion();

    @BeforeEach
    void reset() {
        browser.reset();
        browser.shelf.put(sample.checkpoint());
    }

    private void use(SampleQuiz other) {
        sample = other;
        browser.shelf.clear();
        browser.shelf.put(other.checkpoint());
    }

    private String pass() {
        browser.post(PAGE + "/attempts");
        return browser.post(FIRST + "/submission", "answers=shown", "q.only=true");
    }

    private String fail() {
        browser.post(PAGE + "/attempts");
        return browser.post(FIRST + "/submission", "answers=shown", "q.only=false");
    }

    private void refuses(MvcTestResult result, int status, String code) {
        assertThat(result.getResponse().getStatus()).isEqualTo(status);
        assertThat(LaunchedBrowser.text(result)).contains("data-code=\"" + code + "\"");
    }

    @Test
    void the_page_has_the_recap_the_start_and_a_locked_next() {
        String page = browser.post(PAGE);

        assertThat(page)
                .contains("data-testid=\"checkpoint-title\"", "<h3 id=\"the-spine\">", "data-testid=\"start-attempt\"")
                .contains("data-testid=\"next\" data-locked=\"true\"", "Pass to unlock the Next button below")
                .contains("data-testid=\"grade-status\" data-state=\"not-graded\"");
        assertThat(page).containsPattern("<button type=\"button\"[^>]*data-locked=\"true\"[^>]* disabled");
    }

    @Test
    void a_pass_unlocks_next_and_shows_the_score() {
        String result = pass();

        assertThat(result)
                .contains("data-testid=\"score\" data-score-given=\"1\" data-score-maximum=\"1\" data-passed=\"true\"")
                .contains("data-locked=\"false\"");
        assertThat(browser.post(PAGE)).contains("data-locked=\"false\"");
        assertThat(browser.post(PAGE + "/pages/glossary")).contains("UNLOCKED words");
        assertThat(browser.heard.decided).hasSize(1);
    }

    @Test
    void after_a_pass_moodles_learners_read_when_its_badge_follows_and_others_do_not() {
        String words = "Moodle shows this activity as completed once you reload the course page.";
        browser.from("moodle");
        assertThat(browser.post(PAGE)).as("before the pass").doesNotContain(words);

        pass();

        assertThat(browser.post(PAGE)).contains(words);
        browser.from("canvas");
        assertThat(browser.post(PAGE)).doesNotContain(words);
    }

    @Test
    void a_fail_leaves_next_locked_and_leads_through_what_was_missed() {
        String result = fail();

        assertThat(result)
                .contains("data-passed=\"false\"", "data-locked=\"true\"", "Designing the spine", "Try again")
                .contains("action=\"/cp/checkpoints/chapter-12#the-spine\"");
    }

    @Test
    void the_page_of_a_fresh_launch_after_a_fail_leads_through_what_was_missed() {
        assertThat(browser.post(PAGE)).doesNotContain(MISSED);
        fail();
        browser.as(Role.LEARNER);

        assertThat(browser.post(PAGE))
                .containsOnlyOnce(MISSED)
                .contains("<a href=\"#quiz\">After reading it, go on to the quiz");
    }

    @Test
    void what_was_missed_is_marked_during_the_cool_down_too() {
        sample.coolDown = Duration.ofMinutes(10);
        use(sample);
        fail();
        browser.as(Role.LEARNER);

        assertThat(browser.post(PAGE)).contains(MISSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Quiz.FeedbackTime.class,
            names = {"AFTER_PASS", "NEVER"})
    void what_was_missed_is_not_marked_where_the_policy_does_not_let_it_be_told(Quiz.FeedbackTime policy) {
        sample.feedback = policy;
        use(sample);
        fail();
        browser.as(Role.LEARNER);

        assertThat(browser.post(PAGE)).doesNotContain(MISSED);
    }

    @Test
    void nothing_is_marked_during_an_attempt_or_after_a_pass() {
        fail();
        browser.post(PAGE + "/attempts");
        assertThat(browser.post(PAGE)).doesNotContain(MISSED);

        browser.post(PAGE + "/attempts/2/submission", "answers=shown", "q.only=true");
        assertThat(browser.post(PAGE)).doesNotContain(MISSED);

        browser.post(PAGE + "/attempts", "number=3");
        browser.post(PAGE + "/attempts/3/submission", "answers=shown", "q.only=false");
        assertThat(browser.post(PAGE)).doesNotContain(MISSED);
    }

    @Test
    void nothing_is_marked_on_the_way_to_an_attempt_that_may_not_come() {
        sample.attempts = 1;
        use(sample);
        fail();

        assertThat(browser.post(PAGE)).doesNotContain(MISSED);
    }

    @Test
    void the_server_refuses_what_is_locked_whatever_the_page_says() {
        fail();

        MvcTestResult refused = browser.exchange(PAGE + "/pages/glossary");

        refuses(refused, 403, "ATT-105");
        assertThat(LaunchedBrowser.text(refused)).doesNotContain("UNLOCKED");
    }

    @Test
    void an_unlocked_page_that_does_not_exist_is_not_found() {
        pass();

        refuses(browser.exchange(PAGE + "/pages/answers"), 404, "ATT-104");
    }

    @Test
    void a_next_elsewhere_is_shown_only_once_it_is_unlocked() {
        sample.next = new Checkpoint.Next("The next chapter", null, "https://elsewhere.example/13");
        use(sample);
        assertThat(browser.post(PAGE)).doesNotContain("elsewhere.example");

        assertThat(pass()).contains("href=\"https://elsewhere.example/13\" target=\"_blank\" rel=\"noopener\"");
    }

    @Test
    void another_checkpoint_than_the_one_that_was_opened_is_refused() {
        browser.shelf.put(sample.checkpoint("chapter-13"));
        browser.as(Role.LEARNER, SampleQuiz.SLUG, null);

        refuses(browser.exchange("/checkpoints/chapter-13"), 403, "ATT-101");
        refuses(browser.exchange("/checkpoints/chapter-13/attempts"), 403, "ATT-101");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"LEARNER"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobody_but_a_learner_takes_an_attempt(Role role) {
        browser.as(role);

        refuses(browser.exchange(PAGE + "/attempts"), 403, "ATT-102");
        assertThat(browser.database
                        .sql("select count(*) from attempt")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void an_attempt_that_is_not_theirs_is_not_found() {
        pass();
        long grace = AttemptBench.learner(browser.database, browser.ada.registration(), "grace", null);
        browser.ada = new Place(browser.ada.registration(), grace, browser.ada.course(), SampleQuiz.SLUG);
        browser.as(Role.LEARNER);

        refuses(browser.exchange(FIRST), 404, "ATT-103");
        refuses(browser.exchange(FIRST + "/submission", "answers=shown"), 404, "ATT-103");
        refuses(browser.exchange(PAGE + "/attempts/0"), 405, "WEB-405");
    }

    @Test
    void each_type_is_put_with_the_controls_of_the_contract_and_comes_back_as_saved() {
        SampleQuiz seven = SampleQuiz.sevenTypes();
        use(seven);
        String quiz = browser.post(PAGE + "/attempts");
        assertThat(Pattern.compile("<fieldset[^>]*data-testid=\"question\" data-question-id=")
                        .matcher(quiz)
                        .results())
                .hasSize(7);
        assertThat(count(quiz, "type=\"radio\"")).isEqualTo(3 + 2);
        assertThat(count(quiz, "type=\"checkbox\"")).isEqualTo(3);
        assertThat(count(quiz, "<input id=\"q.")).isEqualTo(2);
        assertThat(count(quiz, "<select")).isEqualTo(4 + 3);

        String right = LaunchedBrowser.value(quiz, "q.retry-safe", "It writes under a key");
        String columns = LaunchedBrowser.value(quiz, "q.cheap-query", "Select only the columns shown");
        String saved = browser.post(
                FIRST + "/responses",
                "answers=shown",
                "q.retry-safe=" + right,
                "q.cheap-query=" + columns,
                "q.lakehouse-first=false",
                "q.bytes-per-day=43,2",
                "q.canonical-key=a \"name\"",
                "q.order-the-spine.1=3",
                "q.match-the-trigger.0=2");

        for (String again : List.of(saved, browser.post(FIRST), browser.post(PAGE + "/attempts"))) {
            assertThat(again)
                    .contains("7 of 7 answered", "Saved at")
                    .contains("name=\"q.retry-safe\" value=\"" + right + "\" checked")
                    .contains("name=\"q.cheap-query\" value=\"" + columns + "\" checked")
                    .contains("name=\"q.lakehouse-first\" value=\"false\" checked")
                    .contains("value=\"43,2\"", "value=\"a &#34;name&#34;\"");
            assertThat(Pattern.compile("<option value=\"\\d\" selected>")
                            .matcher(again)
                            .results())
                    .hasSize(2);
        }
    }

    @Test
    void what_was_shuffled_stays_where_it_is_over_reloads_and_launches() {
        use(SampleQuiz.sevenTypes());
        String first = controls(browser.post(PAGE + "/attempts"));

        for (int i = 0; i < 3; i++) {
            assertThat(controls(browser.post(FIRST))).isEqualTo(first);
            browser.clock.advance(Duration.ofHours(1));
            browser.as(Role.LEARNER);
            assertThat(controls(browser.post(PAGE + "/attempts"))).isEqualTo(first);
        }
    }

    /** The questions with all that they show, without what is of the page alone. */
    private static String controls(String page) {
        return page.substring(page.indexOf("<fieldset"), page.lastIndexOf("</fieldset>"));
    }

    @Test
    void each_type_is_marked_and_reviewed() {
        SampleQuiz seven = SampleQuiz.sevenTypes();
        seven.keys = Quiz.KeyTime.AFTER_SUBMIT;
        use(seven);
        String quiz = browser.post(PAGE + "/attempts");

        String result = browser.post(
                FIRST + "/submission",
                "answers=shown",
                "q.retry-safe=" + LaunchedBrowser.value(quiz, "q.retry-safe", "It writes under a key"),
                "q.cheap-query=" + LaunchedBrowser.value(quiz, "q.cheap-query", "Select only the columns shown"),
                "q.lakehouse-first=false",
                "q.bytes-per-day=43.2",
                "q.canonical-key=a name");

        assertThat(result)
                .contains("data-score-given=\"2.5\" data-score-maximum=\"7\" data-passed=\"false\"")
                .contains("Partly correct", "Not answered", "Your answer: correct")
                .contains("Correct, not selected", "Correct answer:", "SECRET one write per key")
                .doesNotContain("SECRET the same bytes at night");
    }

    @ParameterizedTest
    @EnumSource(Quiz.FeedbackTime.class)
    void no_response_of_an_open_attempt_holds_a_key_or_feedback(Quiz.FeedbackTime policy) {
        SampleQuiz seven = SampleQuiz.sevenTypes();
        seven.feedback = policy;
        use(seven);

        browser.post(PAGE);
        browser.post(PAGE + "/attempts");
        browser.post(FIRST);
        browser.post(FIRST + "/responses", "answers=shown", "q.canonical-key=x", "q.bytes-per-day=1");
        browser.post(FIRST + "/responses", "answers=shown", "leave=page");

        assertThat(browser.shown).hasSize(5).allSatisfy(page -> assertThat(page).doesNotContain("SECRET", "43.2"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Quiz.FeedbackTime.class,
            names = {"AFTER_PASS", "NEVER"})
    void a_failed_attempt_shows_no_key_before_the_policy_allows_it(Quiz.FeedbackTime policy) {
        SampleQuiz seven = SampleQuiz.sevenTypes();
        seven.feedback = policy;
        use(seven);
        browser.post(PAGE + "/attempts");
        browser.post(FIRST + "/submission", "answers=shown", "q.canonical-key=x");
        browser.post(FIRST);
        browser.post(PAGE);
        browser.post(PAGE + "/attempts");

        assertThat(browser.shown)
                .allSatisfy(page -> assertThat(page).doesNotContain("SECRET", "43.2", "data-testid=\"review\""));
    }

    @Test
    void feedback_after_a_pass_comes_with_the_pass() {
        sample.feedback = Quiz.FeedbackTime.AFTER_PASS;
        use(sample);
        assertThat(fail()).doesNotContain("SECRET");
        browser.post(PAGE + "/attempts");

        assertThat(browser.post(PAGE + "/attempts/2/submission", "answers=shown", "q.only=true"))
                .contains("SECRET why it is so.");
    }

    @Test
    void feedback_that_never_comes_does_not_come_with_a_pass_either() {
        sample.feedback = Quiz.FeedbackTime.NEVER;
        use(sample);

        assertThat(pass()).doesNotContain("SECRET").contains("This quiz shows the score only.");
    }

    @Test
    void submitting_twice_shows_the_same_result() {
        pass();

        assertThat(browser.post(FIRST + "/submission", "answers=shown", "q.only=false"))
                .contains("data-passed=\"true\"", "You already submitted this attempt. This is its result.");
        assertThat(browser.heard.decided).hasSize(1);
    }

    @Test
    void asking_again_for_an_attempt_that_was_submitted_shows_its_result_and_begins_no_other() {
        pass();

        assertThat(browser.post(PAGE + "/attempts", "number=1")).contains("data-testid=\"score\"");
        assertThat(browser.database
                        .sql("select count(*) from attempt")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void a_late_save_submits_what_was_saved_in_time_and_says_so() {
        sample.timeLimit = Duration.ofMinutes(5);
        use(sample);
        assertThat(browser.post(PAGE + "/attempts")).contains("Time is limited", "2026-03-02T12:05:00Z");
        browser.post(FIRST + "/responses", "answers=shown", "q.only=true");
        browser.clock.advance(Duration.ofSeconds(311));

        assertThat(browser.post(FIRST + "/responses", "answers=shown", "q.only=false"))
                .contains(
                        "Time ran out. We submitted what you had saved; later changes do not count.",
                        "data-passed=\"true\"");
    }

    @Test
    void a_cool_down_is_shown_with_its_end() {
        sample.coolDown = Duration.ofMinutes(10);
        use(sample);
        fail();

        assertThat(browser.post(PAGE + "/attempts"))
                .contains("2026-03-02T12:10:00Z")
                .doesNotContain("data-testid=\"start-attempt\"", "data-testid=\"question\"");
    }

    @Test
    void used_up_attempts_are_shown() {
        sample.attempts = 1;
        use(sample);
        assertThat(browser.post(PAGE)).contains("This is your last attempt.");
        fail();

        assertThat(browser.post(PAGE + "/attempts"))
                .contains("You have no attempts left.", "talk to your instructor")
                .doesNotContain("data-testid=\"start-attempt\"");
    }

    @ParameterizedTest
    @EnumSource(Grades.GradeState.class)
    void each_state_of_the_grade_has_words_and_never_the_platforms(Grades.GradeState state) {
        use(sample);
        fail();
        browser.grades.all.put(browser.ada.learner(), new Grades.Grade(state, "422 from the platform"));

        String page = browser.post(PAGE);

        assertThat(page)
                .contains("data-testid=\"grade-status\" data-state=\"" + state.hook() + "\"")
                .doesNotContain("422 from the platform");
    }

    @Test
    void what_a_learner_types_is_text_and_no_markup() {
        use(SampleQuiz.sevenTypes());
        browser.post(PAGE + "/attempts");
        String hostile = "q.canonical-key=\"><script>alert(1)</script>";

        browser.post(FIRST + "/responses", "answers=shown", hostile);
        browser.post(FIRST + "/submission", "answers=shown", hostile);

        assertThat(browser.shown).allSatisfy(page -> assertThat(page).doesNotContain("<script>alert"));
        assertThat(browser.shown.getLast()).contains("&lt;script&gt;alert(1)");
    }

    @Test
    void each_form_carries_the_token_and_no_page_an_inline_script_or_style() {
        use(SampleQuiz.sevenTypes());
        browser.post(PAGE);
        browser.post(PAGE + "/attempts");
        browser.post(FIRST + "/submission", "answers=shown");
        browser.as(Role.INSTRUCTOR);
        browser.post(PAGE);

        assertThat(browser.shown).allSatisfy(page -> {
            assertThat(count(page, "<form "))
                    .isEqualTo(count(page, "name=\"access_token\""))
                    .isPositive();
            assertThat(page).doesNotContain(" style=", "<style", "onclick=").doesNotContainPattern("<script[^>]*>[^<]");
        });
    }

    @Test
    void nothing_that_a_caller_sends_is_our_fault() {
        browser.post(PAGE + "/attempts");

        String result = browser.post(
                FIRST + "/submission",
                "answers=shown",
                "q.only=\u0000",
                "q.only=\ud800",
                "q.=1",
                "leave=",
                "number=\u0000");

        assertThat(result).contains("data-passed=\"false\"");
    }

    @Test
    void without_a_token_a_page_says_how_to_come_back_and_holds_no_data() {
        pass();

        for (String path : List.of(PAGE, FIRST, PAGE + "/pages/glossary", "/links/checkpoint")) {
            MvcTestResult result = browser.mvc.get().uri(path).exchange();
            assertThat(result.getResponse().getStatus()).isEqualTo(200);
            assertThat(LaunchedBrowser.text(result))
                    .contains("data-testid=\"resume\"", "Open the activity again")
                    .doesNotContain("Ada", "Chapter 12", "UNLOCKED");
        }
    }

    private static int count(String page, String what) {
        return page.split(Pattern.quote(what), -1).length - 1;
    }
}
