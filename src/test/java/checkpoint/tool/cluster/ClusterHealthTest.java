package checkpoint.tool.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checkpoint.testing.TestPostgres;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClusterHealthTest {

    private final HikariDataSource second = pool();
    private final ClusterPools pools = new ClusterPools(second, new TreeMap<>(Map.of("second", second)));
    private final AtomicLong nanos = new AtomicLong();
    private final ClusterHealth health = new ClusterHealth(nanos::get);
    private final AtomicInteger asked = new AtomicInteger();

    private static HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(TestPostgres.url("postgres"));
        config.setUsername("postgres");
        config.setMaximumPoolSize(2);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    @AfterEach
    void close() {
        second.close();
    }

    @Test
    void a_cluster_that_gave_no_connection_is_not_asked_for_ten_seconds() {
        health.prepareBy(cluster -> giveNoAnswer());

        assertThatThrownBy(this::connect).hasMessageContaining("no answer");
        assertThat(health.isAway("second")).isTrue();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(9));
        assertThatThrownBy(this::connect).hasMessageContaining("was away a moment ago");
        assertThat(asked).hasValue(1);
    }

    @Test
    void then_one_caller_looks_and_the_others_do_not_wait_for_it() throws Exception {
        health.prepareBy(cluster -> giveNoAnswer());
        assertThatThrownBy(this::connect).hasMessageContaining("no answer");
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(11));
        CountDownLatch looks = new CountDownLatch(1);
        CountDownLatch back = new CountDownLatch(1);
        health.prepareBy(cluster -> {
            looks.countDown();
            await(back);
        });
        CompletableFuture<Void> first = CompletableFuture.runAsync(this::connectAndClose);
        assertThat(looks.await(10, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(this::connect).hasMessageContaining("was away a moment ago");
        back.countDown();
        first.get(10, TimeUnit.SECONDS);

        assertThat(health.isAway("second")).isFalse();
        connectAndClose();
    }

    private void giveNoAnswer() throws SQLException {
        asked.incrementAndGet();
        throw new SQLTransientConnectionException("no answer");
    }

    private Connection connect() throws SQLException {
        return health.connect("second", pools);
    }

    private void connectAndClose() {
        try {
            connect().close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
