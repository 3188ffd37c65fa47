package bench;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.Desk;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two databases, two platforms: each platform's rows are in its own. */
@Tag("nightly")
@ResourceLock(TwoClusters.SHARED)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoClustersTest {

    /** What only the home cluster is asked for. */
    private static final List<String> AT_HOME =
            List.of("signing_key", "administrator", "sign_in_attempt", "audit", "secret_value", "spring_session");

    private static final List<String> OF_AN_ATTEMPT = List.of(
            "deployment",
            "course",
            "learner",
            "launch",
            "attempt",
            "attempt_response",
            "line_item",
            "desired_score",
            "delivery",
            "question_tally");

    private static TwoClusters two;

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    static void start() {
        two = TwoClusters.shared();
        // Whoever reads in the second what only the home cluster has finds no such table.
        AT_HOME.forEach(table -> two.in(two.other)
                .sql("alter table " + table + " rename to not_here_" + table)
                .update());
    }

    @AfterAll
    static void putBack() {
        AT_HOME.forEach(table -> two.in(two.other)
                .sql("alter table not_here_" + table + " rename to " + table)
                .update());
    }

    @Test
    @Order(1)
    void launch_attempt_delivery_read_back_and_counting_stay_in_the_platforms_own_database() throws Exception {
        for (Learner one : List.of(two.learner(0, "ada"), two.learner(1, "grace"))) {
            one.launch();
            one.start();
            one.answer();
            one.submit();
            one.goOn();
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    two.clock.set(two.clock.instant().plusSeconds(60));
                    assertThat(state(two.home, 0)).isEqualTo("CONFIRMED");
                    assertThat(state(two.other, 1)).isEqualTo("CONFIRMED");
                    assertThat(two.count(two.home, "question_tally", 0)).isPositive();
                    assertThat(two.count(two.other, "question_tally", 1)).isPositive();
                });
        for (String table : OF_AN_ATTEMPT) {
            assertThat(two.count(two.home, table, 0)).as(table + " at home").isPositive();
            assertThat(two.count(two.other, table, 1))
                    .as(table + " in the second")
                    .isPositive();
            assertThat(two.count(two.home, table, 1))
                    .as(table + " of the second at home")
                    .isZero();
            assertThat(two.count(two.other, table, 0))
                    .as(table + " of the first elsewhere")
                    .isZero();
        }
    }

    @Test
    @Order(2)
    void an_attempt_that_nobody_ends_is_submitted_by_the_clock_in_each_database() throws Exception {
        for (int platform = 0; platform < 2; platform++) {
            Learner one = two.learner(platform, "late");
            one.launch();
            one.start();
            one.answer();
        }
        for (int platform = 0; platform < 2; platform++) {
            two.in(platform == 0 ? two.home : two.other)
                    .sql("""
                            update attempt set deadline = now() - interval '1 day'
                            where submitted_at is null and registration_id = ?""")
                    .param(two.registration(platform))
                    .update();
        }

        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(open(two.home, 0)).isZero();
            assertThat(open(two.other, 1)).isZero();
        });
    }

    @Test
    @Order(3)
    void the_console_puts_the_answers_of_both_together() throws Exception {
        Desk desk = new Desk();
        desk.signIn(two.tool, "admin", "only-for-these-tests");

        String deliveries = desk.get(two.tool, "/admin/deliveries").body();
        assertThat(deliveries).contains("School 0", "School 1");
        for (int platform = 0; platform < 2; platform++) {
            String reference = two.registration(platform) + "." + learner(platform);
            assertThat(deliveries).as("a send of platform " + platform).contains(reference);
            assertThat(desk.get(two.tool, "/admin/platforms/" + two.registration(platform))
                            .body())
                    .contains("School " + platform);
            assertThat(desk.get(two.tool, "/admin/privacy/platforms/" + two.registration(platform))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(desk.get(two.tool, "/admin/platforms/" + two.registration(platform) + "/test-launch")
                            .statusCode())
                    .isEqualTo(200);
        }
        for (String page : List.of("", "/usage", "/launches", "/checkpoints", "/audit", "/privacy")) {
            assertThat(desk.get(two.tool, "/admin" + page).statusCode())
                    .as(page)
                    .isEqualTo(200);
        }
        assertThat(desk.submit(
                                two.tool,
                                "/admin/deliveries",
                                "/admin/deliveries/pause",
                                "platform=" + two.registration(1))
                        .statusCode())
                .isEqualTo(302);
        assertThat(two.count(two.other, "delivery_pause", 1)).isOne();
        assertThat(two.count(two.home, "delivery_pause", 1)).isZero();
        assertThat(desk.submit(
                                two.tool,
                                "/admin/deliveries",
                                "/admin/deliveries/resume",
                                "platform=" + two.registration(1))
                        .statusCode())
                .isEqualTo(302);
        assertThat(two.count(two.other, "delivery_pause", 1)).isZero();
    }

    private static long learner(int platform) {
        return two.in(platform == 0 ? two.home : two.other)
                .sql("select learner_id from delivery where registration_id = ? limit 1")
                .param(two.registration(platform))
                .query(Long.class)
                .single();
    }

    private static long open(String database, int platform) {
        return two.in(database)
                .sql("select count(*) from attempt where submitted_at is null and registration_id = ?")
                .param(two.registration(platform))
                .query(Long.class)
                .single();
    }

    private static String state(String database, int platform) {
        return two.in(database)
                .sql("select max(state) from desired_score where registration_id = ?")
                .param(two.registration(platform))
                .query(String.class)
                .single();
    }
}
