package bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checkpoint.administration.backlog.CountBacklog;
import checkpoint.testing.Desk;
import checkpoint.testing.TestPostgres;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two databases, of which the second cannot be reached: its platforms wait, the others go on, and the console says whose part is missing. */
@Tag("nightly")
@ResourceLock(TwoClusters.SHARED)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OneClusterAwayTest {

    private static final String MISSING = "data-testid=\"database-away\" data-database=\"second\"";

    private static TwoClusters two;
    private static final Desk DESK = new Desk();

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    static void shut() {
        two = TwoClusters.shared();
        DESK.signIn(two.tool, "admin", "only-for-these-tests");
        assertThat(console("").body()).contains("School 0", "School 1").doesNotContain(MISSING);
        TestPostgres.shut(two.other);
    }

    @AfterAll
    static void reopen() {
        TestPostgres.reopen(two.other);
        // Whoever comes next finds it there again.
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .untilAsserted(() -> two.learner(1, "lucky").launch());
        assertThat(console("").body()).doesNotContain(MISSING);
        assertThat(away()).isZero();
    }

    @Test
    void its_own_platforms_are_answered_503_and_the_node_stays_ready() throws Exception {
        assertThatThrownBy(() -> two.learner(1, "unlucky").launch()).isInstanceOf(Exception.class);

        HttpResponse<String> ready = two.http.send(
                HttpRequest.newBuilder(URI.create(two.url + "/actuator/health/readiness"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
    }

    @Test
    void at_the_others_an_attempt_is_made_delivered_and_submitted_by_the_clock() throws Exception {
        Learner ada = two.learner(0, "meanwhile");
        ada.launch();
        ada.start();
        ada.answer();
        ada.submit();
        Learner late = two.learner(0, "late-meanwhile");
        late.launch();
        late.start();
        two.in(two.home).sql("""
                update attempt set deadline = now() - interval '1 day'
                where submitted_at is null and registration_id = ?""").param(two.registration(0)).update();

        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    two.clock.set(two.clock.instant().plusSeconds(60));
                    assertThat(two.sends(0, "meanwhile")).isOne();
                    assertThat(two.in(two.home)
                                    .sql(
                                            "select count(*) from attempt where submitted_at is null and registration_id = ?")
                                    .param(two.registration(0))
                                    .query(Long.class)
                                    .single())
                            .isZero();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/deliveries", "/usage", "/launches", "/launches?reference=abcdefghjk", "/checkpoints"})
    void a_page_over_all_platforms_shows_what_it_could_read_and_names_who_is_missing(String page) {
        HttpResponse<String> answer = console(page);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(MISSING)
                .contains("The database “second” is not answering. Missing from this page: School 1.")
                .contains("Check that its PostgreSQL server is running");
    }

    @Test
    void the_list_of_deliveries_calls_unknown_what_it_could_not_count() {
        String deliveries = console("/deliveries").body();

        assertThat(card(deliveries, 0)).contains("data-backlog=\"").doesNotContain("Unknown while");
        assertThat(card(deliveries, 1))
                .contains("Unknown while its database is not answering.")
                .doesNotContain("data-backlog", "data-testid=\"pause\"");
    }

    @Test
    void a_platforms_page_shows_what_is_at_home() throws Exception {
        two.learner(0, "at-home").launch();

        HttpResponse<String> page = console("/platforms/" + two.registration(1));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(MISSING, "<code>second</code>", "Unknown while its database is not answering.")
                .contains(two.platforms.get(1).issuer() + "/jwks");
        assertThat(console("/platforms/" + two.registration(0)).body()).contains("first seen");
    }

    @Test
    void what_needs_its_rows_is_refused_with_what_to_do() {
        for (String page : List.of(
                "/privacy/platforms/" + two.registration(1),
                "/platforms/" + two.registration(1) + "/removal",
                "/platforms/" + two.registration(1) + "/test-launch")) {
            HttpResponse<String> refused = console(page);

            assertThat(refused.statusCode()).as(page).isEqualTo(503);
            assertThat(refused.body())
                    .as(page)
                    .contains("data-code=\"ADM-106\"")
                    .contains("The database that holds this platform’s data is not answering.");
        }
        assertThat(console("/privacy/platforms/" + two.registration(0)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_metric_says_that_it_is_away() {
        console("");

        assertThat(away()).isOne();
    }

    private static double away() {
        return two.tool
                .getBean(MeterRegistry.class)
                .get("checkpoint.database.away")
                .tag("database", TwoClusters.OTHER)
                .gauge()
                .value();
    }

    @Test
    void no_metric_says_that_nothing_waits_where_nobody_could_count() {
        CountBacklog.in(two.tool);

        assertThat(two.tool
                        .getBean(MeterRegistry.class)
                        .find("checkpoint.delivery.backlog")
                        .gauges())
                .extracting(gauge -> gauge.getId().getTag("platform"))
                .contains("School 0")
                .doesNotContain("School 1");
    }

    private static String card(String page, int platform) {
        int begin = page.indexOf("data-issuer=\"" + two.platforms.get(platform).issuer() + "\"");
        assertThat(begin).isPositive();
        return page.substring(begin, page.indexOf("</section>", begin));
    }

    private static HttpResponse<String> console(String page) {
        return DESK.get(two.tool, "/admin" + page);
    }
}
