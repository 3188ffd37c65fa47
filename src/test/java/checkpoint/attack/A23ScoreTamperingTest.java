package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** a score, a learner or a line item of the browser's choosing (CVE-2023-23611). */
@HostileApp
class A23ScoreTamperingTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private static final String ATTEMPTS = "/checkpoints/chapter-12/attempts";

    private String launched(String subject) {
        return Visitor.pageToken(visitor.launch(claims -> {
            claims.put("sub", subject);
            claims.put(Platform.LTI + "context", Map.of("id", "a-23"));
            claims.put(Platform.LTI + "resource_link", Map.of("id", "a-23"));
        }));
    }

    private Map<String, Object> only(String sql, String subject) {
        return visitor.database().sql(sql).param(subject).query().singleRow();
    }

    @Test
    void nothing_in_the_form_is_a_score() {
        String token = launched("a-23-one");
        assertThat(visitor.post(ATTEMPTS, token, Map.of("number", "1"))).hasStatusOk();

        Map<String, String> form = new HashMap<>();
        form.put("answers", "1");
        for (String name : List.of(
                "score",
                "scoreGiven",
                "score_given",
                "points",
                "passed",
                "pass-mark",
                "data-score-given",
                "scoreMaximum")) {
            form.put(name, "10");
        }
        form.put("userId", "somebody-else");
        form.put("sub", "somebody-else");
        form.put("lineitem", "https://a-23.example/items/1");
        form.put("role", "INSTRUCTOR");
        form.put("q.unknown-question", "1");
        MvcTestResult result = visitor.post(ATTEMPTS + "/1/submission", token, form);

        assertThat(result).hasStatusOk();
        assertThat(Visitor.body(result)).contains("data-score-given=\"0\"", "data-passed=\"false\"");
        assertThat(only("""
                        select s.score_given, i.url from desired_score s
                        join learner l on l.id = s.learner_id and l.registration_id = s.registration_id
                        join line_item i on i.id = s.line_item_id and i.registration_id = s.registration_id
                        where l.subject = ?""", "a-23-one"))
                .containsEntry("url", "https://lms.school.example/items/1")
                .satisfies(row -> assertThat(row.get("score_given").toString()).startsWith("0"));
        assertThat(visitor.tablesWith("a-23.example")).isEmpty();
    }

    @Test
    void an_attempt_that_is_not_ones_own_is_not_there() {
        String ada = launched("a-23-ada");
        assertThat(visitor.post(ATTEMPTS, ada, Map.of("number", "1"))).hasStatusOk();
        String eve = launched("a-23-eve");

        for (String path : List.of("/1", "/1/responses", "/1/submission")) {
            visitor.assertRefused(404, "ATT-103", () -> visitor.post(ATTEMPTS + path, eve, Map.of("answers", "1")));
        }
        assertThat(only("""
                        select a.submitted_at from attempt a
                        join learner l on l.id = a.learner_id and l.registration_id = a.registration_id where l.subject = ?""", "a-23-ada")).containsEntry("submitted_at", null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1", "2", "2147483648", "99999999999999999999", "1e0", "%31%00", "x", "1;2", "..%2f1"})
    void an_attempt_number_that_is_none_is_refused(String number) {
        String token = launched("a-23-two");
        Map<String, Long> before = visitor.rows();

        MvcTestResult result = visitor.mvc()
                .post()
                .uri(URI.create(ATTEMPTS + "/" + number + "/submission"))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("access_token", token)
                .exchange();

        assertThat(result.getResponse().getStatus()).isBetween(400, 405);
        assertThat(visitor.rows().get("attempt")).isEqualTo(before.get("attempt"));
    }

    @Test
    void the_gate_stays_locked_whatever_the_browser_asks_for() {
        String token = launched("a-23-three");

        visitor.assertRefused(
                403,
                "ATT-105",
                () -> visitor.post(
                        "/checkpoints/chapter-12/pages/glossary",
                        token,
                        Map.of("passed", "true", "data-locked", "false")));
    }

    @Test
    void another_checkpoint_than_the_launchs_is_refused() {
        String token = launched("a-23-four");

        visitor.assertRefused(403, "ATT-101", () -> visitor.post("/checkpoints/other/attempts", token, Map.of()));
    }
}
