package checkpoint.teaching.download;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.token.Role;
import checkpoint.learning.page.AttemptApp;
import checkpoint.learning.page.LaunchedBrowser;
import checkpoint.learning.policy.SampleQuiz;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The answers of a course as a file: under pseudonyms unless its instructor wants names. */
@AttemptApp
class AnswersFileTest {

    private static final String PAGE = "/checkpoints/chapter-12";
    private static final String CSV = PAGE + "/answers.csv";
    private static final String JSON = PAGE + "/answers.json";

    @Autowired
    private LaunchedBrowser browser;

    @BeforeEach
    void adaHasHandedIn() {
        browser.reset();
        browser.shelf.put(SampleQuiz.oneQuestion().checkpoint());
        browser.post(PAGE + "/attempts");
        browser.post(PAGE + "/attempts/1/submission", "answers=shown", "q.only=true");
        browser.as(Role.INSTRUCTOR);
    }

    @Test
    void json_can_be_read_and_names_nobody() {
        MvcTestResult file = browser.exchange(JSON);

        assertThat(file).hasStatusOk().hasContentTypeCompatibleWith("application/json");
        assertThat(file.getResponse().getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"chapter-12-answers.json\"");
        assertThat(file.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
        JsonNode read = JsonMapper.shared().readTree(LaunchedBrowser.text(file));
        assertThat(read.toString()).contains("only").doesNotContain("Ada Lovelace", "\"ada\"");
    }

    @Test
    void names_are_in_the_files_where_they_are_asked_for() {
        assertThat(browser.post(CSV)).doesNotContain("Ada Lovelace");

        assertThat(browser.post(CSV, "names=true")).contains("Ada Lovelace");
        String json = browser.post(JSON, "names=true");
        assertThat(JsonMapper.shared().readTree(json).toString()).contains("Ada Lovelace");
    }

    @Test
    void one_learner_has_the_same_pseudonym_in_both_files() {
        browser.as(Role.LEARNER);
        browser.post(PAGE + "/attempts");
        browser.post(PAGE + "/attempts/2/submission", "answers=shown", "q.only=false");
        browser.as(Role.INSTRUCTOR);

        String csv = browser.post(CSV);
        String pseudonym = csv.lines().skip(1).findFirst().orElseThrow().split(",")[0];

        assertThat(csv.lines().skip(1)).allSatisfy(line -> assertThat(line).startsWith(pseudonym));
        assertThat(browser.post(JSON)).contains(pseudonym.replace("\"", ""));
    }

    @Test
    void a_learner_and_another_checkpoints_instructor_get_no_file() {
        assertThat(browser.exchange("/checkpoints/other/answers.json", "names=true"))
                .hasStatus(403);
        browser.as(Role.LEARNER);

        assertThat(browser.exchange(CSV)).hasStatus(403);
        assertThat(browser.exchange(JSON, "names=true")).hasStatus(403);
    }
}
