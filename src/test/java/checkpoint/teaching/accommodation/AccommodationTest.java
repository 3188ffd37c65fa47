package checkpoint.teaching.accommodation;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.token.Role;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.page.AttemptApp;
import checkpoint.learning.page.LaunchedBrowser;
import checkpoint.learning.policy.AttemptBench;
import checkpoint.learning.policy.SampleQuiz;
import checkpoint.learning.rules.Accommodation;
import checkpoint.learning.rules.Accommodations;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An instructor gives one learner more than the others have, once for a course. */
@AttemptApp
class AccommodationTest {

    private static final String PAGE = "/checkpoints/chapter-12";
    private static final String ONE = PAGE + "/accommodation";
    private static final String SAVED = ONE + "/saved";

    @Autowired
    private LaunchedBrowser browser;

    @Autowired
    private Accommodations accommodations;

    @Autowired
    private AccommodationPart part;

    private final SampleQuiz sample = SampleQuiz.oneQuestion();

    @BeforeEach
    void adaHasOpenedIt() {
        browser.reset();
        sample.timeLimit = Duration.ofMinutes(30);
        sample.attempts = 1;
        browser.shelf.put(sample.checkpoint());
        browser.database
                .sql("insert into learner_link values (?, ?, ?, now())")
                .params(browser.ada.registration(), browser.ada.learner(), browser.link)
                .update();
        browser.as(Role.INSTRUCTOR);
    }

    private Accommodations.Found of(String subject) {
        return accommodations.find(new Accommodations.Whose(browser.ada.registration(), browser.ada.course(), subject));
    }

    private void isEnrolled(String subject, String name) {
        browser.database
                .sql(
                        "insert into course_member (registration_id, course_id, subject, name, read_at) values (?, ?, ?, ?, now())")
                .params(browser.ada.registration(), browser.ada.course(), subject, name)
                .update();
    }

    @Test
    void everybody_of_the_course_is_listed_also_who_never_came() {
        isEnrolled("grace", "Grace Hopper");
        long other = AttemptBench.course(browser.database, browser.ada.registration(), "chemistry");
        browser.database
                .sql(
                        "insert into course_member (registration_id, course_id, subject, name, read_at) values (?, ?, 'annie', 'Annie Easley', now())")
                .params(browser.ada.registration(), other)
                .update();

        assertThat(browser.post(PAGE + "/accommodations"))
                .contains("data-subject=\"ada\"", "data-subject=\"grace\"", "not opened yet")
                .doesNotContain("Annie Easley");
        assertThat(browser.post(PAGE + "/accommodations", "sought=HOPPER"))
                .contains("data-subject=\"grace\"")
                .doesNotContain("data-subject=\"ada\"");
    }

    @Test
    void all_that_is_given_is_kept_and_shown_again_and_the_learner_reads_the_sum() {
        assertThat(browser.post(
                        SAVED,
                        "subject=ada",
                        "revision=0",
                        "factor=150",
                        "attempts=2",
                        "closes=2026-07-03T08:00",
                        "zone=Europe/Vienna"))
                .contains("Saved.", "<option value=\"150\" selected>", "value=\"2026-07-03T08:00\"")
                .contains("30 min × 1.5 = 45 min");

        assertThat(of("ada").accommodation())
                .isEqualTo(new Accommodation(150, false, 0, 2, Instant.parse("2026-07-03T06:00:00Z")));
        assertThat(browser.post(PAGE + "/accommodations")).contains("Time × 1.5", "2 extra attempts");
        browser.as(Role.LEARNER);
        assertThat(browser.post(PAGE)).contains("30 min × 1.5 = 45 min", "3 left of 3");
    }

    @Test
    void it_counts_in_an_attempt_that_is_open() {
        browser.as(Role.LEARNER);
        browser.post(PAGE + "/attempts");
        browser.clock().advance(Duration.ofMinutes(29));
        browser.as(Role.INSTRUCTOR);

        browser.post(SAVED, "subject=ada", "revision=0", "minutes=10");

        browser.as(Role.LEARNER);
        assertThat(browser.post(PAGE + "/attempts/1")).contains("data-left=\"660\"", "30 min + 10 min = 40 min");
    }

    @Test
    void who_is_enrolled_and_never_came_has_it_at_the_first_attempt() {
        isEnrolled("grace", "Grace Hopper");
        browser.post(SAVED, "subject=grace", "revision=0", "factor=200");

        Place ada = browser.ada;
        long grace = AttemptBench.learner(browser.database, ada.registration(), "grace", "Grace Hopper");
        browser.ada = new Place(ada.registration(), grace, ada.course(), SampleQuiz.SLUG);
        browser.as(Role.LEARNER);

        assertThat(browser.post(PAGE)).contains("30 min × 2 = 60 min");
        assertThat(browser.post(PAGE + "/attempts")).contains("data-left=\"3600\"");
    }

    @Test
    void another_checkpoint_of_the_course_has_it_and_another_course_has_none() {
        browser.post(SAVED, "subject=ada", "revision=0", "factor=no-limit");
        browser.shelf.put(sample.checkpoint("chapter-13"));
        browser.as(Role.LEARNER, "chapter-13", null);
        assertThat(browser.post("/checkpoints/chapter-13")).contains("no limit for you");

        Place ada = browser.ada;
        long chemistry = AttemptBench.course(browser.database, ada.registration(), "chemistry");
        browser.ada = new Place(ada.registration(), ada.learner(), chemistry, SampleQuiz.SLUG);
        browser.as(Role.LEARNER, SampleQuiz.SLUG, null);
        assertThat(browser.post(PAGE + "/attempts")).contains("data-left=\"1800\"");
    }

    @Test
    void nobody_outside_the_course_is_given_any() {
        AttemptBench.learner(browser.database, browser.ada.registration(), "stranger", null);

        for (String path : new String[] {ONE, SAVED}) {
            MvcTestResult refused = browser.exchange(path, "subject=stranger", "revision=0", "factor=200");
            assertThat(refused.getResponse().getStatus()).isEqualTo(404);
            assertThat(LaunchedBrowser.text(refused)).contains("GRD-103");
        }
        assertThat(of("stranger").revision()).isZero();
    }

    @Test
    void of_two_instructors_the_second_is_told() {
        browser.post(SAVED, "subject=ada", "revision=0", "factor=200");

        assertThat(browser.post(SAVED, "subject=ada", "revision=0", "factor=125"))
                .contains("someone else changed this in the meantime", "<option value=\"200\" selected>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "factor=1000",
                "factor=<script>",
                "minutes=-1",
                "minutes=1441",
                "minutes=ten",
                "attempts=101",
                "closes=soon",
                "zone=Mars/Olympus"
            })
    void what_cannot_be_read_is_said_at_its_field_and_nothing_is_saved(String field) {
        assertThat(browser.post(SAVED, "subject=ada", "revision=0", field))
                .contains("aria-invalid=\"true\"", "Please fix the fields marked below.");
        assertThat(of("ada").revision()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"INSTRUCTOR"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobody_but_an_instructor_sees_or_gives_it(Role role) {
        browser.as(role);

        for (String path : new String[] {PAGE + "/accommodations", ONE, SAVED}) {
            MvcTestResult refused = browser.exchange(path, "subject=ada", "revision=0", "factor=200");
            assertThat(refused.getResponse().getStatus()).isEqualTo(403);
            assertThat(LaunchedBrowser.text(refused)).contains("GRD-101");
        }
        assertThat(of("ada").revision()).isZero();
    }

    @Test
    void the_page_of_one_learner_says_what_they_have() {
        browser.post(SAVED, "subject=ada", "revision=0", "factor=150");

        assertThat(part.of(
                        browser.launch(),
                        sample.checkpoint(),
                        new checkpoint.teaching.desk.Person("ada", browser.ada.learner(), null, "Ada Lovelace")))
                .hasValueSatisfying(
                        shown -> assertThat(((CoursePerson) shown.model().get("person"))
                                        .accommodation()
                                        .percent())
                                .isEqualTo(150));
    }
}
