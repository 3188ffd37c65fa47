package checkpoint.tool.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checkpoint.testing.TestPostgres;
import checkpoint.tool.cluster.Placement.Place;
import checkpoint.tool.setup.CannotStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;

class ClustersTest {

    private final Clusters clusters = new Clusters(
            List.of("second", "third"),
            () -> registration -> new Place(registration == 2 ? "second" : Clusters.HOME, registration == 3));

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
                .isInstanceOf(DataAccessResourceFailureException.class)
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
    void a_home_cluster_that_is_away_is_told_in_the_end() {
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
