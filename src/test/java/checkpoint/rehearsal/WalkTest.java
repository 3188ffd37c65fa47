package checkpoint.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attempt.SampleQuiz;
import checkpoint.launch.Role;
import checkpoint.page.AttemptApp;
import checkpoint.page.LaunchedBrowser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

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
        assertThat(browser.post(PAGE)).contains("/as/locked", "/as/cooling-down", "/as/time-up", "/as/used-up");

        assertThat(browser.post(PAGE + "/as/locked"))
                .contains("data-testid=\"start-attempt\"", "data-locked=\"true\"", "aria-current=\"page\">Not begun");
        assertThat(browser.post(PAGE + "/as/open")).contains("data-testid=\"submit-attempt\"", " checked");
        assertThat(browser.post(PAGE + "/as/failed")).contains("data-passed=\"false\"", "Not answered", "Try again");
        assertThat(browser.post(PAGE + "/as/cooling-down")).contains("A short break before the next attempt.");
        assertThat(browser.post(PAGE + "/as/time-up")).contains("The time was up.", "data-passed=\"false\"");
        assertThat(browser.post(PAGE + "/as/used-up")).contains("All your attempts are used.");
        assertThat(browser.post(PAGE + "/as/passed")).contains("data-passed=\"true\"", "data-locked=\"false\"");
        assertThat(browser.post(PAGE + "/as/unlocked")).contains("UNLOCKED");
    }

    @Test
    void what_the_policy_has_not_is_no_stage() {
        browser.shelf.clear();
        browser.shelf.put(SampleQuiz.oneQuestion().checkpoint());

        assertThat(browser.post(PAGE)).contains("/as/failed").doesNotContain("/as/time-up", "/as/used-up");
        for (String none : List.of("time-up", "used-up", "cooling-down", "nonsense")) {
            assertThat(browser.exchange(PAGE + "/as/" + none)).hasStatus(404);
        }
    }

    @Test
    void from_a_stage_it_goes_on_within_the_walk() {
        String locked = browser.post(PAGE + "/as/locked");
        assertThat(locked)
                .contains("action=\"/cp" + PAGE + "/as/locked/page/attempts\"")
                .doesNotContain("action=\"/cp" + PAGE + "/attempts\"", "quiz.js");

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
    void nothing_is_stored_and_nothing_is_graded() {
        Map<String, Long> before = rows();

        for (Stage stage : Stage.values()) {
            browser.post(PAGE + "/as/" + stage.hook());
            browser.post(PAGE + "/as/" + stage.hook() + "/page");
        }
        browser.post(PAGE + "/as/locked/page/attempts", "number=1");
        browser.post(PAGE + "/as/locked/page/attempts/1/responses", "answers=shown", "q.retry-safe=0");
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
    }
}
