package checkpoint.grading.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades.GradeState;
import checkpoint.testing.TestPostgres;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What a database that was restored does to grades (docs/operating.md). The copy is PostgreSQL's own: the binaries that the tests
 * bring along have no pg_dump among them.
 */
@PassbackApp
class RestoredDatabaseTest extends AtTwoPlatforms {

    @Autowired
    private HikariDataSource connections;

    private String backup;

    @BeforeEach
    void thePlatformTakesScores() {
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
        for (String learner : List.of("ada", "grace", "alan")) {
            shows(learner, null);
        }
    }

    private void shows(String learner, String score) {
        String results = score == null
                ? "[]"
                : "[{\"userId\":\"%s\",\"resultScore\":%s,\"resultMaximum\":100}]".formatted(learner, score);
        moodle.stubFor(get(urlPathEqualTo("/items/2/lineitem/results"))
                .withQueryParam("user_id", equalTo(learner))
                .willReturn(okJson(results)));
    }

    private Place readable(String subject) {
        return launched(
                moodle,
                subject,
                "link-1",
                moodle.baseUrl() + "/items/2/lineitem?type_id=1",
                "{" + AGS + "score," + AGS + "result.readonly}");
    }

    private String name() {
        return database.sql("select current_database()").query(String.class).single();
    }

    private void backUp() {
        backup = TestPostgres.backUp(name());
        connections.getHikariPoolMXBean().softEvictConnections();
    }

    private void restore() {
        TestPostgres.restore(name(), backup);
        connections.getHikariPoolMXBean().softEvictConnections();
    }

    /** Submitted, sent and read back. */
    private void confirmed(Place learner, String subject, int number, String given, String shown) {
        decide(learner, number, given);
        deliver.deliverDue();
        shows(subject, shown);
        clock.advance(Duration.ofSeconds(5));
        deliver.deliverDue();
        assertThat(grade(learner)).isEqualTo(GradeState.CONFIRMED);
    }

    private GradeState grade(Place learner) {
        return grades.of(learner.linked()).state();
    }

    private List<String> sentFor(String subject) {
        return sent(moodle).stream()
                .map(AtTwoPlatforms::body)
                .filter(score -> score.path("userId").stringValue().equals(subject))
                .map(score -> score.path("scoreGiven").decimalValue().toPlainString())
                .toList();
    }

    @Test
    void it_lowers_nothing_sends_nothing_twice_and_leaves_to_a_person_what_it_cannot_know() {
        Place ada = readable("ada");
        Place grace = readable("grace");
        Place alan = readable("alan");
        confirmed(ada, "ada", 1, "5", "50");
        confirmed(alan, "alan", 1, "6", "60");
        decide(grace, 1, "9");
        backUp();
        // After the backup: what waited is sent, and Ada passes.
        deliver.deliverDue();
        shows("grace", "90");
        clock.advance(Duration.ofMinutes(5));
        confirmed(ada, "ada", 2, "9", "90");
        assertThat(sentFor("ada")).containsExactly("5", "9");
        assertThat(sentFor("grace")).containsExactly("9");

        restore();
        clock.advance(Duration.ofMinutes(20));
        deliver.deliverDue();

        assertThat(sentFor("grace")).as("what was sent since the backup").containsExactly("9");
        assertThat(grade(grace)).isEqualTo(GradeState.CONFIRMED);
        decide(ada, 2, "6");
        decide(alan, 2, "7");
        deliver.deliverDue();
        assertThat(sentFor("ada")).as("a pass that this database has forgotten").containsExactly("5", "9");
        assertThat(grade(ada)).isEqualTo(GradeState.HELD);
        assertThat(grades.of(ada.linked()).cause()).isEqualTo(Cause.OTHER_VALUE);
        assertThat(sentFor("alan")).as("one that it knows").containsExactly("6", "7");
    }
}
