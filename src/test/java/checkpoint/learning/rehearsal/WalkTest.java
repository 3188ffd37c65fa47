package checkpoint.learning.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.token.Role;
import checkpoint.learning.page.AttemptApp;
import checkpoint.learning.page.LaunchedBrowser;
import checkpoint.learning.page.Stage;
import checkpoint.learning.policy.SampleQuiz;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An instructor looks at every stage of a learner's way, and nothing comes of it. */
@AttemptApp
class WalkTest {

    private static final String PAGE = "/checkpoints/chapter-12";

    @Autowired
    private LaunchedBrowser browser;

    private final SampleQuiz sample = SampleQuiz.sevenTypes();

    @BeforeEach
    void reset() {
        browser.reset();
        sample.attempts = 3;
        sample.coolDown = Duration.ofMinutes(10);
        sample.timeLimit = Duration.ofHours(1);
        browser.shelf.put(sample.checkpoint());
        browser.as(Role.INSTRUCTOR);
    }

    @Test
    void every_stage_of_the_policy_is_shown_as_a_learner_meets_it() {
        assertThat(browser.post(PAGE + "/preview"))
                .contains("/as/locked", "/as/cooling-down", "/as/time-up", "/as/used-up");

        assertThat(browser.post(PAGE + "/as/locked"))
                .contains("data-testid=\"start-attempt\"", "data-locked=\"true\"", "aria-current=\"page\">Not started");
        assertThat(browser.post(PAGE + "/as/open")).contains("data-testid=\"submit-attempt\"", " checked");
        assertThat(browser.post(PAGE + "/as/failed")).contains("data-passed=\"false\"", "Not answered", "Try again");
        assertThat(browser.post(PAGE + "/as/cooling-down")).contains("Take a short break before your next attempt.");
        assertThat(browser.post(PAGE + "/as/time-up"))
                .contains(
                        "Time ran out. We submitted what you had saved; later changes do not count.",
                        "data-passed=\"false\"");
        assertThat(browser.post(PAGE + "/as/used-up")).contains("You have no attempts left.");
        assertThat(browser.post(PAGE + "/as/passed")).contains("data-passed=\"true\"", "data-locked=\"false\"");
        assertThat(browser.post(PAGE + "/as/unlocked")).contains("UNLOCKED");
    }

    @Test
    void a_stage_after_a_fail_shows_no_key_as_a_student_would_see_none() {
        for (String stage : List.of("failed", "time-up")) {
            assertThat(browser.post(PAGE + "/as/" + stage))
                    .contains("data-testid=\"keys-later\"", "data-testid=\"review\"")
                    .doesNotContain(
                            "Your answer: correct",
                            "not selected",
                            "Correct answer",
                            "line-right",
                            "line-wrong",
                            "line-missed");
        }
        assertThat(browser.post(PAGE + "/as/passed"))
                .contains("line-right")
                .doesNotContain("data-testid=\"keys-later\"");
    }

    @Test
    void what_the_policy_does_not_have_is_not_a_stage() {
        browser.shelf.clear();
        browser.shelf.put(SampleQuiz.oneQuestion().checkpoint());

        assertThat(browser.post(PAGE + "/preview")).contains("/as/failed").doesNotContain("/as/time-up", "/as/used-up");
        for (String none : List.of("time-up", "used-up", "cooling-down", "nonsense")) {
            assertThat(browser.exchange(PAGE + "/as/" + none)).hasStatus(404);
        }
    }

    @Test
    void from_a_stage_it_goes_on_within_the_walk() {
        String locked = browser.post(PAGE + "/as/locked");
        assertThat(locked)
                .contains("action=\"/cp" + PAGE + "/as/locked/page/attempts\"")
                .doesNotContain("action=\"/cp" + PAGE + "/attempts\"");

        String quiz = browser.post(PAGE + "/as/locked/page/attempts", "number=1");
        assertThat(quiz).contains(PAGE + "/as/locked/page/attempts/1/submission", "data-question-id=\"retry-safe\"");
        assertThat(browser.post(PAGE + "/as/locked/page/attempts/1/responses", "answers=shown"))
                .contains("data-testid=\"submit-attempt\"");
        String choice = LaunchedBrowser.value(quiz, "q.retry-safe", "It writes under a key");
        assertThat(browser.post(
                        PAGE + "/as/locked/page/attempts/1/submission", "answers=shown", "q.retry-safe=" + choice))
                .contains("data-testid=\"score\"", "data-score-given=\"1\"");
        assertThat(browser.post(PAGE + "/as/passed/page/pages/glossary")).contains("UNLOCKED");
        assertThat(browser.post(PAGE + "/as/failed/page")).contains("Your attempts");
        assertThat(browser.exchange(PAGE + "/as/failed/page/nowhere")).hasStatus(404);
        assertThat(browser.exchange(PAGE + "/as/locked/page/pages/glossary")
                        .getResponse()
                        .getContentAsByteArray())
                .asString()
                .doesNotContain("UNLOCKED");
    }

    @Test
    void the_gate_says_of_the_grade_what_is_so() {
        assertThat(browser.post(PAGE + "/as/locked")).contains("no score yet. It is sent when you submit an attempt.");
        assertThat(browser.post(PAGE + "/as/passed"))
                .contains("nothing was sent to the course")
                .doesNotContain("no score yet. It is sent when you submit an attempt.");
    }

    private Map<String, Object> script(String path, String... fields) {
        return JsonMapper.shared()
                .readValue(
                        browser.exchange(MediaType.APPLICATION_JSON, path, fields)
                                .getResponse()
                                .getContentAsByteArray(),
                        new TypeReference<Map<String, Object>>() {});
    }

    @Test
    void saving_and_the_countdown_are_those_of_a_student() {
        String quiz = browser.post(PAGE + "/as/open");
        assertThat(quiz)
                .contains("/assets/quiz-", "/assets/countdown-", "/assets/order-", "data-left=\"3600\"")
                .contains(
                        "name=\"began\" value=\"2026-03-02T12:00:00Z\"",
                        "data-journal=\"walk.",
                        "data-forgets=\"true\"");
        browser.clock().advance(Duration.ofMinutes(10));

        Map<String, Object> told = script(
                PAGE + "/as/open/page/attempts/1/responses",
                "answers=shown",
                "began=2026-03-02T12:00:00Z",
                "only=canonical-key",
                "q.canonical-key=a name");

        assertThat(told)
                .containsEntry("savedAt", "2026-03-02T12:10:00Z")
                .containsEntry("secondsLeft", 3000)
                .containsEntry("elsewhere", List.of());
        assertThat(browser.exchange((String) told.get("accessToken"), MediaType.TEXT_HTML, PAGE))
                .hasStatusOk();
        assertThat(browser.exchange(MediaType.ALL, PAGE + "/as/open/page/attempts/1/responses", "answers=shown")
                        .getResponse()
                        .getContentType())
                .startsWith("text/html");
    }

    @Test
    void the_end_of_the_time_submits_as_a_students_does() {
        String submission = PAGE + "/as/locked/page/attempts/1/submission";
        browser.clock().advance(Duration.ofMinutes(60));

        assertThat(browser.post(submission, "answers=shown", "time-up=true", "began=2026-03-02T12:00:00Z"))
                .contains(
                        "Time ran out. We submitted what you had saved; later changes do not count.",
                        "data-testid=\"score\"");
        assertThat(browser.post(submission, "answers=shown", "time-up=true", "began=2026-03-02T12:00:01Z"))
                .contains("data-left=\"1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-03-02T12:00:01Z", "2026-03-01T12:00:00Z", "-999999999-01-01T00:00:00Z"})
    void a_beginning_that_cannot_be_is_now(String began) {
        assertThat(script(PAGE + "/as/open/page/attempts/1/responses", "answers=shown", "began=" + began))
                .containsEntry("secondsLeft", 3600);
    }

    @Test
    void two_tabs_are_two_walks_that_never_mix() {
        String one = browser.post(PAGE + "/as/open");
        String other = browser.post(PAGE + "/as/open");
        browser.post(PAGE + "/as/open/page/attempts/1/responses", "answers=shown", "q.canonical-key=of the one");

        assertThat(browser.post(
                        PAGE + "/as/open/page/attempts/1/responses", "answers=shown", "q.canonical-key=of the other"))
                .contains("value=\"of the other\"")
                .doesNotContain("of the one", "data-testid=\"elsewhere\"");
        assertThat(journal(one)).isNotEqualTo(journal(other));
    }

    private static String journal(String page) {
        return page.replaceAll("(?s).*data-journal=\"([^\"]+)\".*", "$1");
    }

    @Test
    void a_page_of_the_walk_comes_again_on_a_reload() {
        assertThat(browser.post(PAGE + "/as/locked/page/attempts/1")).contains("data-testid=\"submit-attempt\"");
        assertThat(browser.exchange(PAGE + "/as/locked/page/attempts/2")).hasStatus(404);
    }

    @Test
    void nothing_is_stored_and_nothing_is_graded() {
        Map<String, Long> before = rows();

        for (Stage stage : Stage.values()) {
            browser.post(PAGE + "/as/" + stage.hook());
            browser.post(PAGE + "/as/" + stage.hook() + "/page");
        }
        browser.post(PAGE + "/as/locked/page/attempts", "number=1");
        browser.post(PAGE + "/as/locked/page/attempts/1/responses", "answers=shown", "q.retry-safe=0");
        script(PAGE + "/as/locked/page/attempts/1/responses", "answers=shown", "q.retry-safe=0");
        browser.post(PAGE + "/as/locked/page/attempts/1/submission", "answers=shown", "q.retry-safe=0");

        assertThat(rows()).isEqualTo(before);
        assertThat(browser.heard.decided).isEmpty();
    }

    /** How many rows there are of each kind. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : browser.database
                .sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list()) {
            rows.put(
                    table,
                    browser.database
                            .sql("select count(*) from " + table)
                            .query(Long.class)
                            .single());
        }
        assertThat(rows).containsKeys("attempt", "attempt_response", "desired_score");
        return rows;
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"INSTRUCTOR"})
    void nobody_else_walks_for_the_pages_show_every_key(Role role) {
        browser.as(role);

        assertThat(browser.exchange(PAGE + "/as/failed")).hasStatus(403);
        assertThat(browser.exchange(PAGE + "/as/passed/page/pages/glossary")).hasStatus(403);
        assertThat(browser.exchange(
                        MediaType.APPLICATION_JSON, PAGE + "/as/open/page/attempts/1/responses", "answers=shown"))
                .hasStatus(403);
    }
}
