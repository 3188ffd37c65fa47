package checkpoint.tool.cluster;

import checkpoint.tool.setup.CannotStart;
import checkpoint.tool.setup.OnceAMinute;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The further clusters, and whether each answers. One that gave no connection is left alone for a while, so that its registrations are answered at
 * once and nobody else waits behind them; one that has never been made ready is made so when it first answers.
 */
final class ClusterHealth {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterHealth.class);
    private static final long LEFT_ALONE = TimeUnit.SECONDS.toNanos(10);

    private final LongSupplier nanos;
    private final Map<String, Long> awayUntil = new ConcurrentHashMap<>();
    private final Set<String> ready = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Preparation> preparation = new AtomicReference<>();
    private volatile boolean begun;
    private final OnceAMinute outage = new OnceAMinute();

    ClusterHealth() {
        this(System::nanoTime);
    }

    ClusterHealth(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Brings a cluster to the state that statements of this version need. */
    @FunctionalInterface
    interface Preparation {

        /**
         * Does it, or sees that it is done.
         *
         * @throws SQLException if the cluster is away
         */
        void prepare(String cluster) throws SQLException;
    }

    void prepareBy(Preparation how) {
        preparation.set(how);
    }

    /** From now on a cluster that is not ours is away, and no reason to end. */
    void begun() {
        begun = true;
    }

    Connection connect(String cluster, ClusterPools pools) throws SQLException {
        HikariDataSource pool = pools.others().get(cluster);
        if (pool == null) {
            throw away("The cluster " + cluster + " is not configured: set checkpoint.clusters." + cluster + ".url");
        }
        refuseWhileAway(cluster);
        try {
            makeReady(cluster);
            Connection connection = pool.getConnection();
            awayUntil.remove(cluster);
            return connection;
        } catch (SQLException e) {
            // A pool that is merely busy has connections.
            if (pool.getHikariPoolMXBean() == null
                    || pool.getHikariPoolMXBean().getTotalConnections() == 0
                    || !ready.contains(cluster)) {
                awayUntil.put(cluster, nanos.getAsLong() + LEFT_ALONE);
                outage.tell(cluster, times -> LOG.warn("The cluster {} is unavailable: {}", cluster, e.getMessage()));
            } else {
                awayUntil.remove(cluster);
            }
            throw e;
        }
    }

    /** Whether it gave no connection when it was last asked. */
    boolean isAway(String cluster) {
        return awayUntil.containsKey(cluster);
    }

    /** When the time is over, one caller looks whether it is back; the others do not wait for that. */
    private void refuseWhileAway(String cluster) throws SQLException {
        Long until = awayUntil.get(cluster);
        if (until == null) {
            return;
        }
        long now = nanos.getAsLong();
        if (now - until < 0 || !awayUntil.replace(cluster, until, now + LEFT_ALONE)) {
            throw away("The cluster " + cluster + " was away a moment ago");
        }
    }

    private void makeReady(String cluster) throws SQLException {
        Preparation how = preparation.get();
        if (how == null) {
            throw away("The cluster " + cluster + " is not ready yet");
        }
        if (ready.contains(cluster)) {
            return;
        }
        synchronized (how) {
            if (!ready.contains(cluster)) {
                prepare(how, cluster);
                ready.add(cluster);
            }
        }
    }

    private void prepare(Preparation how, String cluster) throws SQLException {
        try {
            how.prepare(cluster);
        } catch (CannotStart e) {
            if (begun) {
                throw away(e.getMessage() + ". " + e.remedy());
            }
            throw e;
        } catch (DataAccessException e) {
            throw new SQLTransientConnectionException(
                    "The cluster " + cluster + " could not be made ready: " + e.getMessage(), "08001", e);
        }
    }

    /** As where the pool has none: it passes. */
    private static SQLException away(String words) {
        return new SQLTransientConnectionException(words, "08001");
    }
}
