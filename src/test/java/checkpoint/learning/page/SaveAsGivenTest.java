package checkpoint.learning.page;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.token.Role;
import checkpoint.learning.answer.StoredRows;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.policy.AttemptBench;
import checkpoint.learning.policy.SampleQuiz;
import checkpoint.tool.cluster.RegistrationInTransit;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers saved as they are given: what a script is told, what a token can still do after it has run out, and a fault of ours. */
@AttemptApp
class SaveAsGivenTest {

    private static final String PAGE = "/checkpoints/chapter-12";
    private static final String SAVE = PAGE + "/attempts/1/responses";

    @Autowired
    private LaunchedBrowser browser;

    private String token;

    @BeforeEach
    void beginAnAttempt() {
        browser.reset();
        browser.shelf.put(SampleQuiz.sevenTypes().checkpoint());
        browser.post(PAGE + "/attempts");
        token = browser.token();
    }

    private MvcTestResult save(String... fields) {
        return browser.exchange(token, MediaType.APPLICATION_JSON, SAVE, fields);
    }

    private static Map<String, Object> json(MvcTestResult result) {
        return JsonMapper.shared().readValue(LaunchedBrowser.text(result), new TypeReference<Map<String, Object>>() {});
    }

    private void refuses(MvcTestResult result, int status, String code) {
        assertThat(result.getResponse().getStatus()).isEqualTo(status);
        assertThat(LaunchedBrowser.text(result)).contains(code);
    }

    private List<String> stored() {
        return StoredRows.of(browser.database).stream()
                .map(row -> String.valueOf(row.get("canonical-key")))
                .toList();
    }

    @Test
    void a_script_is_told_when_it_was_saved_how_much_is_answered_and_a_fresh_token() {
        browser.clock.advance(Duration.ofHours(3));

        MvcTestResult result = save("answers=shown", "q.canonical-key=a name", "q.lakehouse-first=true");

        assertThat(result.getResponse().getStatus()).isEqualTo(200);
        assertThat(result.getResponse().getHeader("Cache-Control")).contains("no-store");
        assertThat(json(result))
                .containsEntry("savedAt", "2026-03-02T15:00:00Z")
                .containsEntry("answered", 2);
        token = (String) json(result).get("accessToken");
        browser.clock.advance(Duration.ofHours(3));
        assertThat(browser.exchange(token, MediaType.TEXT_HTML, PAGE + "/attempts/1")
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void a_page_renews_the_token_of_who_works_and_for_twelve_hours_at_most() {
        for (int hour = 3; hour < 12; hour += 3) {
            browser.clock.advance(Duration.ofHours(3));
            String page = LaunchedBrowser.text(
                    browser.exchange(token, MediaType.TEXT_HTML, SAVE, "answers=shown", "q.canonical-key=" + hour));
            token = LaunchedBrowser.token(page);
        }

        browser.clock.advance(Duration.ofHours(3));
        assertThat(browser.exchange(token, MediaType.TEXT_HTML, PAGE + "/attempts/1"))
                .hasStatusOk();
        browser.clock.advance(Duration.ofSeconds(1));
        refuses(browser.exchange(token, MediaType.TEXT_HTML, PAGE + "/attempts/1"), 401, "LTI-151");
    }

    @Test
    void a_form_is_answered_with_its_page_whatever_else_its_browser_takes() {
        MediaType page = MediaType.TEXT_HTML;

        assertThat(LaunchedBrowser.text(browser.exchange(token, page, SAVE, "answers=shown")))
                .contains("data-testid=\"submit-attempt\"");
        assertThat(LaunchedBrowser.text(browser.exchange(token, MediaType.ALL, SAVE, "answers=shown")))
                .contains("data-testid=\"submit-attempt\"");
    }

    @Test
    void a_script_is_told_when_its_attempt_has_ended() {
        browser.post(PAGE + "/attempts/1/submission", "answers=shown", "q.canonical-key=first");

        MvcTestResult result = save("answers=shown", "q.canonical-key=late");

        assertThat(json(result)).containsEntry("savedAt", null).containsEntry("answered", 1);
        assertThat(stored()).singleElement().asString().contains("first");
    }

    @Test
    void a_script_is_refused_with_a_problem_and_not_with_a_page() {
        token = "none";

        MvcTestResult result = save("answers=shown");

        refuses(result, 401, "LTI-150");
        assertThat(result.getResponse().getContentType()).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 13, 200})
    void a_token_that_has_run_out_still_saves_and_gets_no_fresh_one(long hours) {
        browser.clock.advance(Duration.ofHours(hours));

        MvcTestResult result = save("answers=shown", "q.canonical-key=late but mine");

        assertThat(result.getResponse().getStatus()).isEqualTo(200);
        assertThat(json(result)).containsEntry("accessToken", null).containsEntry("answered", 1);
        assertThat(stored()).singleElement().asString().contains("late but mine");
    }

    @Test
    void a_form_whose_token_has_run_out_is_saved_too_and_answered_with_a_page_that_can_do_no_more() {
        browser.clock.advance(Duration.ofHours(5));

        String page = LaunchedBrowser.text(browser.exchange(
                token, MediaType.TEXT_HTML, SAVE, "answers=shown", "leave=page", "q.canonical-key=late but mine"));

        assertThat(page)
                .contains("data-testid=\"kept\" data-saved=\"true\"", "https://attempt.example/course/1")
                .doesNotContain("access_token", "data-testid=\"question\"", "data-testid=\"next\"");
        assertThat(stored()).hasSize(1);
    }

    @Test
    void a_form_that_would_submit_after_its_token_has_run_out_is_saved_and_nothing_more() {
        browser.clock.advance(Duration.ofHours(5));

        String page = LaunchedBrowser.text(browser.exchange(
                token,
                MediaType.TEXT_HTML,
                PAGE + "/attempts/1/submission",
                "answers=shown",
                "q.canonical-key=late but mine"));

        assertThat(page)
                .contains("data-testid=\"kept\" data-saved=\"true\"")
                .doesNotContain("access_token", "data-testid=\"score\"");
        assertThat(stored()).singleElement().asString().contains("late but mine");
        assertThat(browser.heard.decided).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/attempts", "/attempts/1", "/pages/glossary"})
    void a_token_that_has_run_out_does_nothing_else(String path) {
        browser.clock.advance(Duration.ofHours(5));

        refuses(browser.exchange(token, MediaType.TEXT_HTML, PAGE + path, "answers=shown"), 401, "LTI-151");
        assertThat(browser.database
                        .sql("select count(*) from attempt where submitted_at is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_token_that_has_run_out_saves_nothing_into_an_attempt_that_was_begun_later() {
        browser.clock.advance(Duration.ofHours(5));
        browser.as(Role.LEARNER);
        browser.database
                .sql("update attempt set started_at = started_at + interval '5 hours'")
                .update();

        refuses(save("answers=shown", "q.canonical-key=x"), 404, "ATT-103");
        assertThat(stored()).isEmpty();
    }

    @Test
    void a_token_that_has_run_out_saves_nothing_into_the_attempt_of_another() {
        long grace = AttemptBench.learner(browser.database, browser.ada.registration(), "grace", null);
        browser.ada = new Place(browser.ada.registration(), grace, browser.ada.course(), SampleQuiz.SLUG);
        browser.as(Role.LEARNER);
        token = browser.token();
        browser.clock.advance(Duration.ofHours(5));

        refuses(save("answers=shown", "q.canonical-key=x"), 404, "ATT-103");
        assertThat(stored()).isEmpty();
    }

    @Test
    void a_token_that_has_run_out_and_is_not_ours_saves_nothing() {
        browser.clock.advance(Duration.ofHours(5));
        token = token.substring(0, token.length() - 4) + "AAAA";

        refuses(save("answers=shown", "q.canonical-key=x"), 401, "LTI-150");
        assertThat(stored()).isEmpty();
    }

    @Test
    void a_token_that_has_run_out_hands_nothing_in_after_the_time_was_up() {
        SampleQuiz timed = SampleQuiz.sevenTypes();
        timed.timeLimit = Duration.ofMinutes(5);
        timed.digest = "b".repeat(64);
        browser.post(PAGE + "/attempts/1/submission", "answers=shown");
        browser.shelf.put(timed.checkpoint());
        browser.post(PAGE + "/attempts");
        browser.clock.advance(Duration.ofHours(5));
        String second = PAGE + "/attempts/2/responses";

        String page = LaunchedBrowser.text(
                browser.exchange(token, MediaType.TEXT_HTML, second, "answers=shown", "q.canonical-key=x"));

        assertThat(page).contains("data-saved=\"false\"");
        assertThat(json(browser.exchange(token, MediaType.APPLICATION_JSON, second, "answers=shown")))
                .containsEntry("savedAt", null)
                .containsEntry("accessToken", null);
        assertThat(stored()).isEmpty();
    }

    @Test
    void answers_that_come_while_the_database_is_away_stay_on_the_page_of_the_fault() {
        browser.shelf.broken = new DataAccessResourceFailureException("away");

        MvcTestResult result = browser.exchange(
                PAGE + "/attempts/1/submission", "answers=shown", "q.canonical-key=\"><b>kept</b>", "q.cheap-query=0");

        assertThat(result.getResponse().getStatus()).isEqualTo(503);
        assertThat(LaunchedBrowser.text(result))
                .contains("data-code=\"WEB-503\"", "action=\"/cp" + PAGE + "/attempts/1/submission\"")
                .contains("name=\"q.canonical-key\" value=\"&#34;>&lt;b>kept&lt;/b>\"", "name=\"access_token\"")
                .contains("name=\"q.cheap-query\" value=\"0\"", "data-testid=\"send-again\"");

        browser.shelf.broken = null;
        assertThat(browser.post(PAGE + "/attempts/1/submission", "answers=shown", "q.canonical-key=kept"))
                .contains("data-testid=\"score\"");
    }

    @Test
    void a_script_is_told_of_the_same_fault_as_a_problem() {
        browser.shelf.broken = new CannotCreateTransactionException("away");

        MvcTestResult result = save("answers=shown");

        assertThat(result.getResponse().getStatus()).isEqualTo(503);
        assertThat(json(result)).containsEntry("code", "WEB-503").containsKey("reference");
    }

    @Test
    void while_the_platform_is_being_moved_the_page_says_so_and_keeps_what_was_sent() {
        browser.shelf.broken = new RegistrationInTransit(1);

        MvcTestResult result = browser.exchange(
                PAGE + "/attempts/1/submission", "answers=shown", "q.canonical-key=kept", "q.cheap-query=0");

        assertThat(result.getResponse().getStatus()).isEqualTo(503);
        assertThat(LaunchedBrowser.text(result))
                .contains(
                        "data-code=\"LTI-155\"", "being moved to another server", "Your answers are kept on this page")
                .contains("name=\"q.canonical-key\" value=\"kept\"", "data-testid=\"send-again\"");
        assertThat(json(save("answers=shown"))).containsEntry("code", "LTI-155").containsKey("reference");
    }

    @Test
    void a_write_to_rows_that_have_just_moved_away_is_the_same() {
        browser.shelf.broken = new DataAccessResourceFailureException(
                "refused",
                new SQLException("the rows of registration 1 are in another cluster", RegistrationInTransit.STATE));

        assertThat(json(save("answers=shown"))).containsEntry("code", "LTI-155");
    }
}
