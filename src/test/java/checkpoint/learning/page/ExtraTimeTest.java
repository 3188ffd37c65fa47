package checkpoint.learning.page;

import static checkpoint.learning.policy.AttemptBench.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.token.Role;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.policy.AttemptBench;
import checkpoint.learning.policy.ExtraTime;
import checkpoint.learning.policy.HandInOverdue;
import checkpoint.learning.policy.SampleQuiz;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An instructor gives a learner more time than others have. */
@AttemptApp
class ExtraTimeTest {

    private static final String PAGE = "/checkpoints/chapter-12";
    private static final String FIRST = PAGE + "/attempts/1";

    @Autowired
    private LaunchedBrowser browser;

    @Autowired
    private HandInOverdue sweep;

    private final SampleQuiz sample = SampleQuiz.oneQuestion();

    @BeforeEach
    void adaHasOpenedIt() {
        browser.reset();
        sample.timeLimit = Duration.ofMinutes(20);
        browser.shelf.put(sample.checkpoint());
        browser.database
                .sql("insert into learner_link values (?, ?, ?, now())")
                .params(browser.ada.registration(), browser.ada.learner(), browser.link)
                .update();
    }

    private String give(String extra) {
        browser.as(Role.INSTRUCTOR);
        String page = browser.post(PAGE + "/extra-time", "one=" + browser.ada.learner(), "extra=" + extra);
        browser.as(Role.LEARNER);
        return page;
    }

    private boolean isOpen() {
        return browser.database
                .sql("select submitted_at is null from attempt where number = 1")
                .query(Boolean.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource({"NONE, 20", "QUARTER, 25", "HALF, 30", "DOUBLE, 40"})
    void a_later_attempt_has_it_and_the_page_says_so_before_it_is_started(ExtraTime extra, int minutes) {
        assertThat(give(extra.name()))
                .contains("<option value=\"" + extra + "\" selected>", "data-testid=\"class-notice\"");
        boolean more = extra != ExtraTime.NONE;

        assertThat(browser.post(PAGE).replaceAll("\\s+", " ").contains(minutes + " minutes (extra time given)"))
                .isEqualTo(more);
        String quiz = browser.post(PAGE + "/attempts");

        assertThat(quiz)
                .contains(
                        "data-left=\"" + minutes * 60 + "\"",
                        NOON.plus(Duration.ofMinutes(minutes)).toString());
        assertThat(quiz.contains("data-testid=\"extra-time\"")).isEqualTo(more);
        browser.clock.advance(Duration.ofMinutes(minutes).plusSeconds(10));
        assertThat(sweep.handIn()).isZero();
        browser.clock.advance(Duration.ofSeconds(1));
        assertThat(sweep.handIn()).isEqualTo(1);
    }

    @Test
    void no_limit_is_none_at_all() {
        give("NO_LIMIT");

        assertThat(browser.post(PAGE + "/attempts"))
                .contains("no limit (extra time given)")
                .doesNotContain("id=\"countdown\"");
        browser.clock.advance(Duration.ofDays(3));
        assertThat(sweep.handIn()).isZero();
    }

    @Test
    void an_open_attempt_has_it_at_once() {
        browser.post(PAGE + "/attempts");
        browser.clock.advance(Duration.ofMinutes(19));

        give("HALF");

        browser.clock.advance(Duration.ofMinutes(10));
        assertThat(browser.post(FIRST + "/responses", "answers=shown", "q.only=true"))
                .contains("data-left=\"60\"", "1 of 1 answered");
    }

    @Test
    void what_an_open_attempt_was_given_is_not_taken_from_it() {
        give("DOUBLE");
        browser.post(PAGE + "/attempts");

        give("NONE");

        assertThat(browser.post(FIRST)).contains("data-left=\"2400\"");
        browser.post(FIRST + "/submission", "answers=shown", "q.only=false");
        assertThat(browser.post(PAGE + "/attempts")).contains("data-left=\"1200\"");
    }

    @Test
    void what_is_over_is_not_opened_again() {
        browser.post(PAGE + "/attempts");
        browser.clock.advance(Duration.ofMinutes(21));

        give("DOUBLE");

        assertThat(browser.post(FIRST)).contains("data-testid=\"score\"");
        assertThat(isOpen()).isFalse();
    }

    @Test
    void another_learner_and_another_course_have_none_of_it() {
        give("DOUBLE");
        Place ada = browser.ada;
        long grace = AttemptBench.learner(browser.database, ada.registration(), "grace", null);
        long chemistry = AttemptBench.course(browser.database, ada.registration(), "chemistry");

        browser.ada = new Place(ada.registration(), grace, ada.course(), SampleQuiz.SLUG);
        browser.as(Role.LEARNER);
        assertThat(browser.post(PAGE + "/attempts")).contains("data-left=\"1200\"");
        browser.ada = new Place(ada.registration(), ada.learner(), chemistry, SampleQuiz.SLUG);
        browser.as(Role.LEARNER);
        assertThat(browser.post(PAGE + "/attempts")).contains("data-left=\"1200\"");
    }

    /** Ada's attempt, handed in, as it is opened from the gradebook. */
    private String review() {
        browser.post(PAGE + "/attempts");
        browser.post(FIRST + "/submission", "answers=shown", "q.only=false");
        long attempt = browser.database
                .sql("select id from attempt where number = 1")
                .query(Long.class)
                .single();
        return PAGE + "/reviews/" + attempt;
    }

    @Test
    void the_review_of_a_learner_shows_the_extra_time_and_changes_it() {
        String review = review();
        browser.as(Role.INSTRUCTOR);
        assertThat(browser.post(review)).contains("data-testid=\"review-time\" data-extra=\"NONE\"", "No extra time");

        assertThat(browser.post(review + "/extra-time", "extra=HALF"))
                .contains(
                        "data-extra=\"HALF\"",
                        "This learner has extra time: 50% more.",
                        "Saved. Open attempts get the extra time now; time already given is never taken back.")
                .contains("<option value=\"HALF\" selected>");

        assertThat(browser.post(PAGE + "/learners/" + browser.ada.learner()))
                .contains("<option value=\"HALF\" selected>");
        browser.as(Role.LEARNER);
        assertThat(browser.post(PAGE + "/attempts")).contains("data-left=\"1800\"");
    }

    @Test
    void a_learner_neither_sees_that_on_their_own_review_nor_changes_it() {
        String review = review();

        assertThat(browser.post(review)).doesNotContain("data-testid=\"review-time\"");
        refuses(browser.exchange(review + "/extra-time", "extra=NO_LIMIT"), 403, "ATT-110");
        nobodyHasAny();
    }

    @Test
    void an_attempt_of_another_course_gives_nobody_time() {
        String review = review();
        Place ada = browser.ada;
        long chemistry = AttemptBench.course(browser.database, ada.registration(), "chemistry");
        browser.ada = new Place(ada.registration(), ada.learner(), chemistry, SampleQuiz.SLUG);
        browser.as(Role.INSTRUCTOR);

        refuses(browser.exchange(review + "/extra-time", "extra=NO_LIMIT"), 404, "REV-102");
        nobodyHasAny();
    }

    @Test
    void what_is_no_extra_time_changes_nothing_on_a_review_either() {
        String review = review();
        browser.as(Role.INSTRUCTOR);

        assertThat(browser.post(review + "/extra-time", "extra=1000"))
                .contains("data-extra=\"NONE\"")
                .doesNotContain("Saved. Open attempts get the extra time now; time already given is never taken back.");
        nobodyHasAny();
    }

    private static void refuses(MvcTestResult result, int status, String code) {
        assertThat(result.getResponse().getStatus()).isEqualTo(status);
        assertThat(LaunchedBrowser.text(result)).contains(code);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"INSTRUCTOR"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobody_but_an_instructor_gives_it(Role role) {
        browser.as(role);

        MvcTestResult refused =
                browser.exchange(PAGE + "/extra-time", "one=" + browser.ada.learner(), "extra=NO_LIMIT");

        assertThat(refused.getResponse().getStatus()).isEqualTo(403);
        assertThat(LaunchedBrowser.text(refused)).contains("GRD-101");
        nobodyHasAny();
    }

    @Test
    void nobody_outside_the_class_is_given_any() {
        long grace = AttemptBench.learner(browser.database, browser.ada.registration(), "grace", null);
        browser.as(Role.INSTRUCTOR);

        refuses(browser.exchange(PAGE + "/extra-time", "one=" + grace, "extra=DOUBLE"), 404, "GRD-103");
        nobodyHasAny();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1000", "none", "\u0000"})
    void what_is_no_extra_time_is_none(String wanted) {
        assertThat(give(wanted)).doesNotContain("data-testid=\"class-notice\"");
        nobodyHasAny();
    }

    private void nobodyHasAny() {
        assertThat(browser.database
                        .sql("select count(*) from extra_time")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_page_whose_clock_is_ahead_is_given_the_time_that_is_left() {
        browser.post(PAGE + "/attempts");
        browser.clock.advance(Duration.ofMinutes(19).plusSeconds(59));

        assertThat(browser.post(FIRST + "/submission", "answers=shown", "time-up=true", "q.only=true"))
                .contains("data-left=\"1\"", "1 of 1 answered");
        assertThat(isOpen()).isTrue();

        browser.clock.advance(Duration.ofSeconds(1));
        assertThat(browser.post(FIRST + "/submission", "answers=shown", "time-up=true", "q.only=true"))
                .contains(
                        "Time ran out. We submitted what you had saved; later changes do not count.",
                        "data-passed=\"true\"");
    }

    @Test
    void a_checkpoint_without_a_limit_offers_no_extra_time() {
        sample.timeLimit = null;
        browser.shelf.clear();
        browser.shelf.put(sample.checkpoint());
        String review = review();
        browser.as(Role.INSTRUCTOR);

        assertThat(browser.post(PAGE + "/learners/" + browser.ada.learner()))
                .doesNotContain("data-testid=\"extra-time\"");
        assertThat(browser.post(review)).doesNotContain("data-testid=\"review-time\"");
    }
}
