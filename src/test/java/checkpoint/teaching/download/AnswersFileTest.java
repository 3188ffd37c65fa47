package checkpoint.teaching.download;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.token.Role;
import checkpoint.learning.page.AttemptApp;
import checkpoint.learning.page.LaunchedBrowser;
import checkpoint.learning.policy.SampleQuiz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
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
    void adaHasSubmitted() {
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
    void a_line_says_what_was_answered_and_what_it_earned() {
        List<String> lines = browser.post(CSV).lines().toList();

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst())
                .isEqualTo(
                        "\uFEFF"
                                + "learner,attempt,version,started,submitted,score,maximum,passed,question,position,type,response,blank,credit,points,seconds");
        assertThat(lines.getLast())
                .matches("[0-9a-f]{16},1,[0-9a-f]{64},2026-03-02T12:00:00Z,2026-03-02T12:00:00Z,1,1,true,"
                        + "only,1,true-false,true,false,1.00000,1,\\d*");
    }

    @Test
    void the_document_names_every_column_in_its_place() throws IOException {
        String document = Files.readString(Path.of("docs/statistics.md"));
        List<String> named = document.substring(document.indexOf("## Files"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1])
                .flatMap(cell ->
                        Pattern.compile("`([a-z_]+)`").matcher(cell).results().map(found -> found.group(1)))
                .toList();

        assertThat(browser.post(CSV, "names=true").lines().findFirst().orElseThrow())
                .isEqualTo("\uFEFF" + String.join(",", named));
    }

    @Test
    void what_a_spreadsheet_would_take_for_a_formula_is_text_and_a_number_stays_one() {
        browser.shelf.put(SampleQuiz.sevenTypes().checkpoint());
        browser.as(Role.LEARNER);
        browser.post(PAGE + "/attempts");
        browser.post(
                PAGE + "/attempts/2/submission",
                "answers=shown",
                "q.canonical-key==HYPERLINK(\"https://x.example\",\"y\")",
                "q.bytes-per-day=-4.5");
        browser.as(Role.INSTRUCTOR);

        assertThat(browser.post(CSV))
                .contains(",\"'=HYPERLINK(\"\"https://x.example\"\",\"\"y\"\")\",false,", ",-4.5,false,")
                .doesNotContain(",=HYPERLINK");
    }

    /** Several times as many as are read at once. */
    @Test
    void all_attempts_are_in_the_files_and_none_twice() {
        browser.database.sql("alter table attempt disable trigger user").update();
        browser.database
                .sql(
                        "insert into learner (registration_id, subject, first_seen_at) select ?, 'many-' || n, now() from generate_series(1, 450) n")
                .param(browser.ada.registration())
                .update();
        browser.database.sql("""
                        insert into attempt (registration_id, learner_id, course_id, checkpoint, number, content_digest, layout, started_at,
                            submitted_at, score_given, score_maximum, passed)
                        select a.registration_id, l.id, a.course_id, a.checkpoint, 1, a.content_digest, a.layout, a.started_at,
                            a.submitted_at, 0, 1, false
                        from attempt a join learner l on l.registration_id = a.registration_id and l.subject like 'many-%'""").update();
        browser.database.sql("alter table attempt enable trigger user").update();

        List<String> lines = browser.post(CSV).lines().skip(1).toList();
        JsonNode read = JsonMapper.shared().readTree(browser.post(JSON));

        assertThat(lines).hasSize(451).doesNotHaveDuplicates();
        assertThat(read).hasSize(451);
        assertThat(read.valueStream().map(one -> one.path("learner").stringValue()))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_discarded_attempt_is_in_no_file() {
        browser.database.sql("update attempt set discarded_at = now()").update();

        assertThat(browser.post(CSV).lines()).hasSize(1);
        assertThat(JsonMapper.shared().readTree(browser.post(JSON))).isEmpty();
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
