package checkpoint.tool.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checkpoint.testing.TestPostgres;
import checkpoint.tool.cluster.Placement.Place;
import checkpoint.tool.setup.CannotStart;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.scheduling.Trigger;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.support.PeriodicTrigger;
import org.springframework.transaction.support.TransactionTemplate;

@ResourceLock(TestPostgres.MIGRATED)
class ClustersTest {

    private final Clusters clusters = new Clusters(List.of("second", "third"), Places::new);

    /** The second registration is in the second cluster, and the third one is being moved. */
    private static final class Places implements Placement {

        @Override
        public Place of(long registration) {
            return new Place(registration == 2 ? "second" : Clusters.HOME, registration == 3);
        }

        @Override
        public List<String> platformsIn(String cluster) {
            return cluster.equals("second") ? List.of("School") : List.of();
        }
    }

    @AfterEach
    void goHome() {
        Clusters.leave();
    }

    @Test
    void a_thread_is_at_home_until_it_enters_a_registrations_cluster() {
        assertThat(Clusters.here()).isEqualTo("home");

        clusters.enter(2);

        assertThat(Clusters.here()).isEqualTo("second");
        Clusters.leave();
        assertThat(Clusters.isAtHome()).isTrue();
    }

    @Test
    void a_thread_that_it_begins_works_where_it_does() {
        clusters.enter(2);

        CompletableFuture<String> there = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> there.complete(Clusters.here()));

        assertThat(there.join()).isEqualTo("second");
    }

    @Test
    void a_registration_that_is_being_moved_is_entered_by_nobody() {
        assertThatThrownBy(() -> clusters.enter(3))
                .isInstanceOf(RegistrationInTransit.class)
                .hasMessageContaining("is being moved");
    }

    @Test
    void a_cluster_that_this_node_does_not_know_is_away() {
        assertThatThrownBy(() -> clusters.in("fourth", () -> 1))
                .isInstanceOf(DataAccessResourceFailureException.class)
                .hasMessageContaining("fourth");
    }

    @Test
    void one_that_is_away_stops_no_other() {
        List<String> visited = new ArrayList<>();

        clusters.each(() -> {
            visited.add(Clusters.here());
            if (Clusters.here().equals("second")) {
                throw new DataAccessResourceFailureException("away");
            }
        });

        assertThat(visited).containsExactly("home", "second", "third");
        assertThat(Clusters.isAtHome()).isTrue();
    }

    @Test
    void a_home_cluster_that_is_away_is_reported_in_the_end() {
        List<String> visited = new ArrayList<>();

        assertThatThrownBy(() -> clusters.each(() -> {
                    visited.add(Clusters.here());
                    if (Clusters.isAtHome()) {
                        throw new DataAccessResourceFailureException("away");
                    }
                }))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(visited).containsExactly("home", "second", "third");
    }

    @Test
    void who_was_away_is_known_until_the_thread_begins_something_else() {
        List<String> answers = clusters.ask(ClustersTest::unlessSecond);

        assertThat(answers).containsExactly("home", "third");
        assertThat(Clusters.missed()).containsExactly(new Clusters.Missed("second", List.of("School")));
        clusters.each(() -> {});
        assertThat(Clusters.hasMissed("second")).isTrue();
        Clusters.leave();
        assertThat(Clusters.missed()).isEmpty();
    }

    @Test
    void one_registration_is_asked_where_it_is_and_answers_nothing_where_that_is_away() {
        assertThat(clusters.askAt(1, Clusters::here)).contains("home");
        assertThat(clusters.askAt(2, Clusters::here)).contains("second");
        assertThat(clusters.askAt(2, ClustersTest::unlessSecond)).isEmpty();
        assertThat(Clusters.hasMissed("second")).isTrue();
        assertThatThrownBy(() -> clusters.askAt(1, () -> {
                    throw new DataAccessResourceFailureException("away");
                }))
                .isInstanceOf(DataAccessResourceFailureException.class);
    }

    @Test
    void every_failure_is_reported_the_first_one_first() {
        assertThatThrownBy(() -> clusters.each(() -> {
                    throw Clusters.isAtHome()
                            ? new DataAccessResourceFailureException("away")
                            : new IllegalStateException(Clusters.here());
                }))
                .isInstanceOf(DataAccessResourceFailureException.class)
                .hasMessage("away")
                .satisfies(told -> assertThat(told.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("second", "third"));
    }

    @Test
    void work_by_the_clock_goes_on_for_the_others() {
        List<String> visited = new ArrayList<>();
        ManualClock hand = new ManualClock();
        new EachCluster(hand, clusters)
                .schedule(() -> visited.addAll(unlessSecond()), new PeriodicTrigger(Duration.ofHours(1)));

        hand.turn();
        assertThat(Clusters.hasMissed("second")).isTrue();
        hand.turn();

        assertThat(visited).containsExactly("home", "third", "home", "third");
    }

    private static List<String> unlessSecond() {
        if (Clusters.here().equals("second")) {
            throw new DataAccessResourceFailureException("away");
        }
        return List.of(Clusters.here());
    }

    /** A scheduler whose tasks run when the test says so. */
    private static final class ManualClock extends SimpleAsyncTaskScheduler {

        private static final long serialVersionUID = 1;

        private final transient List<Runnable> tasks = new ArrayList<>();

        @Override
        public @Nullable ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
            tasks.add(task);
            return null;
        }

        void turn() {
            tasks.forEach(Runnable::run);
        }
    }

    @Test
    void answers_are_put_together_and_the_first_that_knows_is_enough() {
        assertThat(clusters.ask(() -> List.of(Clusters.here()))).containsExactly("home", "second", "third");
        assertThat(clusters.first(() -> Optional.of(Clusters.here()).filter("third"::equals)))
                .contains("third");
        assertThat(clusters.first(Optional::empty)).isEmpty();
    }

    @Test
    void a_transaction_stays_in_its_cluster() {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(TestPostgres.migrated()));

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> clusters.enter(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("home");
    }

    @Test
    void a_table_that_somebody_writes_to_is_fenced_a_moment_later_and_holds_up_no_other() throws SQLException {
        DataSource source = TestPostgres.another();
        try (Connection writes = source.getConnection();
                Connection connection = source.getConnection()) {
            writes.setAutoCommit(false);
            writes.createStatement().execute("delete from learner");
            JdbcClient database = JdbcClient.create(new SingleConnectionDataSource(connection, true));

            assertThat(FenceTables.all(database, Duration.ofMillis(50))).containsExactly("learner");
            writes.rollback();
            assertThat(FenceTables.all(database, Duration.ofMillis(50))).isEmpty();
            assertThat(database.sql("show lock_timeout").query(String.class).single())
                    .isEqualTo("0");
        }
    }

    @Test
    void names_and_addresses_are_judged_at_the_start() {
        assertThat(ClusterPools.named(new MockEnvironment())).isEmpty();
        assertThat(ClusterPools.named(
                        new MockEnvironment().withProperty("checkpoint.clusters.second.url", "jdbc:postgresql://b/c")))
                .containsOnlyKeys("second");
        assertThatThrownBy(() -> ClusterPools.named(
                        new MockEnvironment().withProperty("checkpoint.clusters.home.url", "jdbc:postgresql://b/c")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("checkpoint.clusters.home");
        assertThatThrownBy(() -> ClusterPools.named(
                        new MockEnvironment().withProperty("checkpoint.clusters.second.username", "checkpoint")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("checkpoint.clusters.second.url is missing");
    }
}
