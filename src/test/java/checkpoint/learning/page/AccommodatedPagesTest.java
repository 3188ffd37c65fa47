package checkpoint.learning.page;

import static checkpoint.learning.policy.AttemptBench.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.token.Role;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.change.Accommodate;
import checkpoint.learning.policy.AttemptBench;
import checkpoint.learning.policy.OverdueSubmission;
import checkpoint.learning.policy.SampleQuiz;
import checkpoint.learning.rules.Accommodation;
import checkpoint.learning.rules.Accommodations;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a learner reads who has more time than others. */
@AttemptApp
class AccommodatedPagesTest {

    private static final String PAGE = "/checkpoints/chapter-12";
    private static final String FIRST = PAGE + "/attempts/1";

    @Autowired
    private LaunchedBrowser browser;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accommodate accommodate;

    @Autowired
    private Accommodations accommodations;

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

    private void give(Accommodation wanted) {
        Accommodations.Whose ada = new Accommodations.Whose(browser.ada.registration(), browser.ada.course(), "ada");
        assertThat(accommodate.accommodate(ada, wanted, accommodations.find(ada).revision()))
                .isTrue();
    }

    private boolean isOpen() {
        return browser.database
                .sql("select submitted_at is null from attempt where number = 1")
                .query(Boolean.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource({
        "100, 0, 20, 20 minutes",
        "125, 0, 25, 20 min × 1.25 = 25 min",
        "150, 0, 30, 20 min × 1.5 = 30 min",
        "100, 7, 27, 20 min + 7 min = 27 min",
        "150, 5, 35, 20 min × 1.5 + 5 min = 35 min"
    })
    void a_later_attempt_has_it_and_the_page_does_the_sum_before_it_is_started(
            int percent, int more, int minutes, String sum) {
        give(new Accommodation(percent, false, more, 0, null));

        assertThat(browser.post(PAGE)).contains(sum);
        String quiz = browser.post(PAGE + "/attempts");

        assertThat(quiz)
                .contains(
                        "data-left=\"" + minutes * 60 + "\"",
                        NOON.plus(Duration.ofMinutes(minutes)).toString());
        assertThat(quiz.contains("data-testid=\"extra-time\"")).isEqualTo(sum.contains("="));
        browser.clock.advance(Duration.ofMinutes(minutes).plusSeconds(10));
        assertThat(OverdueSubmission.in(context)).isZero();
        browser.clock.advance(Duration.ofSeconds(1));
        assertThat(OverdueSubmission.in(context)).isEqualTo(1);
    }

    @Test
    void no_limit_is_none_at_all() {
        give(new Accommodation(100, true, 0, 0, null));

        assertThat(browser.post(PAGE + "/attempts"))
                .contains("no limit for you")
                .doesNotContain("id=\"countdown\"");
        browser.clock.advance(Duration.ofDays(3));
        assertThat(OverdueSubmission.in(context)).isZero();
    }

    @Test
    void an_open_attempt_has_it_at_once() {
        browser.post(PAGE + "/attempts");
        browser.clock.advance(Duration.ofMinutes(19));

        give(new Accommodation(150, false, 0, 0, null));

        browser.clock.advance(Duration.ofMinutes(10));
        assertThat(browser.post(FIRST + "/responses", "answers=shown", "q.only=true"))
                .contains("data-left=\"60\"", "1 of 1 answered");
    }

    @Test
    void what_an_open_attempt_was_given_is_not_taken_from_it() {
        give(new Accommodation(200, false, 0, 0, null));
        browser.post(PAGE + "/attempts");

        give(Accommodation.NONE);

        assertThat(browser.post(FIRST)).contains("data-left=\"2400\"");
        browser.post(FIRST + "/submission", "answers=shown", "q.only=false");
        assertThat(browser.post(PAGE + "/attempts")).contains("data-left=\"1200\"");
    }

    @Test
    void what_is_over_is_not_opened_again() {
        browser.post(PAGE + "/attempts");
        browser.clock.advance(Duration.ofMinutes(21));

        give(new Accommodation(200, false, 0, 0, null));

        assertThat(browser.post(FIRST)).contains("data-testid=\"score\"");
        assertThat(isOpen()).isFalse();
    }

    @Test
    void another_learner_and_another_course_have_none_of_it() {
        give(new Accommodation(200, false, 0, 0, null));
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
}
