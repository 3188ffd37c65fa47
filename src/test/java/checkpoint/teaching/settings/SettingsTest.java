package checkpoint.teaching.settings;

import static checkpoint.learning.policy.AttemptBench.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.message.Availability;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.Role;
import checkpoint.learning.page.AttemptApp;
import checkpoint.learning.page.LaunchedBrowser;
import checkpoint.learning.policy.SampleQuiz;
import checkpoint.learning.rules.CourseSettings;
import checkpoint.learning.rules.InCourse;
import checkpoint.learning.rules.StoredSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An instructor sets what holds for a checkpoint in their course, and students read it. */
@AttemptApp
class SettingsTest {

    private static final String PAGE = "/checkpoints/chapter-12";
    private static final String FORM = PAGE + "/settings";
    private static final String SAVED = FORM + "/saved";

    @Autowired
    private LaunchedBrowser browser;

    @Autowired
    private StoredSettings stored;

    private final SampleQuiz sample = SampleQuiz.oneQuestion();

    @BeforeEach
    void anInstructorIsHere() {
        browser.reset();
        sample.attempts = 3;
        browser.shelf.put(sample.checkpoint());
        browser.as(Role.INSTRUCTOR);
    }

    private StoredSettings.Found found() {
        return stored.find(new InCourse(browser.ada.registration(), browser.ada.course(), SampleQuiz.SLUG));
    }

    /** The form with what it holds, and these fields in the place of theirs. */
    private String save(String... fields) {
        return browser.post(SAVED, with(fields));
    }

    private String[] with(String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        Matcher revision =
                Pattern.compile("name=\"revision\" value=\"([0-9]+)\"").matcher(browser.post(FORM));
        assertThat(revision.find()).isTrue();
        all.add("revision=" + revision.group(1));
        return all.toArray(String[]::new);
    }

    private String asStudent() {
        browser.as(Role.LEARNER);
        String page = browser.post(PAGE);
        browser.as(Role.INSTRUCTOR);
        return page;
    }

    @Test
    void the_tab_shows_the_authors_policy_beside_empty_fields() {
        assertThat(browser.post(FORM))
                .contains("data-testid=\"settings-form\"", "Empty: the author’s setting (80%).", "(3).")
                .contains("Author’s setting: After a pass");
    }

    @Test
    void all_that_is_set_is_kept_and_shown_again() {
        assertThat(save(
                        "opens=2026-03-03T08:00",
                        "closes=2026-07-03T08:00",
                        "zone=Europe/Vienna",
                        "attempts=0",
                        "cool-down=15",
                        "time-limit=30",
                        "pass-mark=62,5\u202f%",
                        "keys=NEVER",
                        "feedback=AFTER_PASS",
                        "report=PASSING_ONLY"))
                .contains(
                        "Saved.", "value=\"2026-03-03T08:00\"", "value=\"2026-07-03T08:00\"", "value=\"Europe/Vienna\"")
                .contains("value=\"62.5\"", "<option value=\"NEVER\" selected>");

        assertThat(found().settings())
                .isEqualTo(new CourseSettings(
                        Instant.parse("2026-03-03T07:00:00Z"),
                        Instant.parse("2026-07-03T06:00:00Z"),
                        0,
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(30),
                        new BigDecimal("0.6250"),
                        checkpoint.content.checkpoint.Quiz.KeyTime.NEVER,
                        checkpoint.content.checkpoint.Quiz.FeedbackTime.AFTER_PASS,
                        checkpoint.content.checkpoint.Quiz.Report.PASSING_ONLY));
    }

    @Test
    void a_date_that_was_written_in_a_zone_does_not_move_to_the_browsers() {
        assertThat(browser.post(FORM)).contains("id=\"zone\" name=\"zone\" type=\"text\" value=\"UTC\"");
        assertThat(save("closes=2026-07-03T08:00", "zone=UTC"))
                .contains("id=\"zone-of-dates\"")
                .doesNotContain("id=\"zone\"");
    }

    @Test
    void students_read_what_was_set() {
        save("closes=2026-03-09T12:00", "attempts=5", "time-limit=30", "pass-mark=70");

        assertThat(asStudent().replaceAll("\\s+", " "))
                .contains("<dd>70%</dd>", "30 minutes", "5 left of 5")
                .contains("Open until</dt><dd><time datetime=\"2026-03-09T12:00:00Z\">");
    }

    @Test
    void before_it_opens_and_after_it_closes_students_read_when_and_cannot_start() {
        save("opens=2026-03-03T12:00");
        assertThat(asStudent())
                .contains("data-testid=\"not-yet\"", "<time datetime=\"2026-03-03T12:00:00Z\">")
                .doesNotContain("data-testid=\"start-attempt\"");
        browser.as(Role.LEARNER);
        assertThat(browser.post(PAGE + "/attempts")).contains("data-testid=\"not-yet\"");

        browser.as(Role.INSTRUCTOR);
        save("closes=2026-03-02T12:00");
        browser.as(Role.LEARNER);
        assertThat(browser.post(PAGE + "/attempts", "number=1"))
                .contains("data-testid=\"closed\"")
                .doesNotContain("data-testid=\"start-attempt\"", "data-testid=\"question\"");
    }

    @Test
    void what_was_available_until_yesterday_offers_no_start() {
        browser.as(Role.LEARNER);
        Launch late = browser.launch();
        browser.available(new Availability(null, NOON.minus(Duration.ofDays(1))));

        assertThat(browser.post(PAGE))
                .contains("data-testid=\"closed\"")
                .doesNotContain("data-testid=\"start-attempt\"");
        assertThat(browser.post(PAGE + "/attempts", "number=1")).contains("data-testid=\"closed\"");
        assertThat(late.available()).isEqualTo(Availability.NONE);
    }

    @Test
    void the_platforms_dates_are_told_to_the_instructor() {
        browser.available(new Availability(null, NOON));

        assertThat(browser.post(FORM)).contains("data-testid=\"platform-dates\"", NOON.toString());
    }

    @Test
    void a_gate_that_is_open_stays_open_whatever_is_set() {
        browser.as(Role.LEARNER);
        browser.post(PAGE + "/attempts");
        browser.post(PAGE + "/attempts/1/submission", "answers=shown", "q.only=true");
        browser.as(Role.INSTRUCTOR);

        save("closes=2026-03-02T12:00", "pass-mark=100");

        assertThat(asStudent()).contains("data-locked=\"false\"", "data-testid=\"closed\"");
        browser.as(Role.LEARNER);
        assertThat(browser.post(PAGE + "/pages/glossary")).contains("UNLOCKED");
    }

    @Test
    void a_lower_mark_that_lets_somebody_pass_asks_first() {
        sample.questions = SampleQuiz.sevenTypes().questions;
        sample.digest = "b".repeat(64);
        browser.shelf.put(sample.checkpoint());
        browser.as(Role.LEARNER);
        browser.post(PAGE + "/attempts");
        browser.post(PAGE + "/attempts/1/submission", "answers=shown", "q.lakehouse-first=true");
        browser.as(Role.INSTRUCTOR);

        String[] form = with("pass-mark=10");
        assertThat(browser.post(SAVED, form))
                .contains("data-testid=\"ask-first\"", "One student passes now, for good.");
        assertThat(found().revision()).isZero();
        assertThat(asStudent()).contains("data-locked=\"true\"");

        List<String> confirmed = new ArrayList<>(List.of(form));
        confirmed.add("confirmed=true");
        assertThat(browser.post(SAVED, confirmed.toArray(String[]::new))).contains("Saved.");
        assertThat(asStudent()).contains("data-locked=\"false\"");
    }

    @Test
    void of_two_instructors_the_second_is_told_and_sees_what_the_first_has_set() {
        String[] old = with("attempts=9");
        save("attempts=2");

        assertThat(browser.post(SAVED, old))
                .contains("someone else changed this in the meantime")
                .contains("name=\"attempts\" type=\"text\" value=\"2\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "opens=tomorrow",
                "closes=1999-01-01T00:00",
                "zone=Mars/Olympus",
                "attempts=-1",
                "attempts=1001",
                "attempts=three",
                "cool-down=1.5",
                "time-limit=525601",
                "pass-mark=0",
                "pass-mark=100.01",
                "pass-mark=ten",
                "keys=SOMETIMES",
                "feedback=<script>",
                "report=none"
            })
    void what_cannot_be_read_is_said_at_its_field_and_nothing_is_saved(String field) {
        assertThat(save(field))
                .contains("aria-invalid=\"true\"", "Please fix the fields marked below.")
                .doesNotContain("<script>\"");
        assertThat(found().revision()).isZero();
    }

    @Test
    void an_end_before_its_beginning_is_said() {
        assertThat(save("opens=2026-03-03T12:00", "closes=2026-03-03T12:00")).contains("must be later");
        assertThat(found().revision()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"INSTRUCTOR"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobody_but_an_instructor_sees_or_saves_them(Role role) {
        browser.as(role);

        refuses(browser.exchange(FORM), "GRD-101");
        refuses(browser.exchange(SAVED, "attempts=9", "revision=0"), "GRD-101");
        assertThat(found().revision()).isZero();
    }

    @Test
    void an_instructor_of_another_checkpoint_saves_none() {
        browser.shelf.put(sample.checkpoint("chapter-13"));
        browser.as(Role.INSTRUCTOR, "chapter-13", null);

        refuses(browser.exchange(SAVED, "attempts=9", "revision=0"), "GRD-102");
        assertThat(found().revision()).isZero();
    }

    private static void refuses(MvcTestResult result, String code) {
        assertThat(result.getResponse().getStatus()).isEqualTo(403);
        assertThat(LaunchedBrowser.text(result)).contains(code);
    }
}
