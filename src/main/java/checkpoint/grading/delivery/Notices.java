package checkpoint.grading.delivery;

import checkpoint.grading.desired.DecideByHand;
import checkpoint.learning.policy.ScoreDecided;
import checkpoint.tool.cluster.Clusters;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Notices between nodes of work to deliver (PostgreSQL's NOTIFY): a node that delivers nothing tells of what was decided on it, the database tells of
 * columns that were found and platforms that go on, and a node that delivers listens, on its own connection. A lost notice only costs time:
 * delivering nodes look regularly, see {@link Pace}.
 */
@Component
class Notices implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final String CHANNEL = "checkpoint_delivery";
    /** So often it is asked whether the connection is alive: a host that hangs says nothing by itself. */
    private static final Duration ALIVE = Duration.ofSeconds(60);

    private static final int ALIVE_WITHIN_SECONDS = 3;
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final DataSource source;
    private final JdbcClient database;
    private final @Nullable DeliveryLoop loop;
    private final boolean wanted;
    private final AtomicBoolean telling = new AtomicBoolean();
    private volatile boolean listening;
    private List<Thread> listeners = List.of();

    /**
     * Sends notices to the other nodes and listens for theirs.
     *
     * @param wanted one switch of this class alone, so no record of settings stands between; not where a pooler between this node and PostgreSQL lends its connections for single transactions
     */
    Notices(
            DataSource source,
            JdbcClient database,
            ObjectProvider<DeliveryLoop> loop,
            @Value("${checkpoint.notices:true}") boolean wanted) {
        this.source = source;
        this.database = database;
        this.loop = loop.getIfAvailable();
        this.wanted = wanted;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void decided(ScoreDecided decided) {
        tell();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void decided(DecideByHand.Decided decided) {
        tell();
    }

    /** Beside the transaction, since commits with a notice wait for each other; and one notice for all that comes meanwhile. */
    private void tell() {
        if (loop == null && wanted && telling.compareAndSet(false, true)) {
            Thread.ofVirtual().name("delivery-notice").start(() -> {
                telling.set(false);
                try {
                    database.sql("select pg_notify(?, '')")
                            .param(CHANNEL)
                            .query((row, number) -> true)
                            .list();
                } catch (DataAccessException e) {
                    LOG.debug("No notice could be sent", e);
                }
            });
        }
    }

    /** Each cluster tells by itself. */
    private List<HikariDataSource> pools() {
        return Clusters.pools(source);
    }

    private void listen(DeliveryLoop told, HikariDataSource pool) {
        while (isRunning()) {
            try (Connection connection = DriverManager.getConnection(pool.getJdbcUrl(), login(pool));
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
                // Notices sent while nobody listened.
                told.wake();
                hear(connection, told);
            } catch (SQLException e) {
                // The loop says that the database is away.
                LOG.debug("No notices are received", e);
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        }
    }

    private void hear(Connection connection, DeliveryLoop told) throws SQLException {
        PGConnection notices = connection.unwrap(PGConnection.class);
        while (isRunning()) {
            if (notices.getNotifications((int) ALIVE.toMillis()).length > 0) {
                told.wake();
            } else if (!connection.isValid(ALIVE_WITHIN_SECONDS)) {
                return;
            }
        }
    }

    private static Properties login(HikariDataSource pool) {
        Properties login = new Properties();
        login.putAll(pool.getDataSourceProperties());
        if (pool.getUsername() != null) {
            login.setProperty("user", pool.getUsername());
        }
        if (pool.getPassword() != null) {
            login.setProperty("password", pool.getPassword());
        }
        login.setProperty("ApplicationName", "checkpoint notices");
        return login;
    }

    @Override
    public void start() {
        List<HikariDataSource> pools = pools();
        if (loop != null && wanted && !pools.isEmpty()) {
            DeliveryLoop told = loop;
            listening = true;
            listeners = pools.stream()
                    .map(pool -> Thread.ofPlatform()
                            .name("delivery-notices")
                            .daemon()
                            .start(() -> listen(told, pool)))
                    .toList();
        }
    }

    @Override
    public void stop() {
        listening = false;
        listeners.forEach(Thread::interrupt);
        listeners = List.of();
    }

    @Override
    public boolean isRunning() {
        return listening;
    }
}
