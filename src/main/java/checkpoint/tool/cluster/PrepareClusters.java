package checkpoint.tool.cluster;

import checkpoint.tool.setup.CannotStart;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Makes each further cluster ready: its schema, the mark that says whose it is, ids that no other cluster gives, and the fence around rows that have
 * moved away. At the start where the cluster answers, otherwise when it first does.
 */
final class PrepareClusters implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(PrepareClusters.class);
    /** Each cluster gives ids of its own range, so that rows move with their ids; browsers count exactly up to nine thousand of these. */
    private static final long IDS = 1_000_000_000_000L;

    private static final String INSTALLATION = """
            insert into cluster_mark (id, name, number, installation) values (1, 'home', 0, gen_random_uuid())
            on conflict (id) do update set name = cluster_mark.name returning name, installation""";

    private static final String NUMBER = """
            with locked as (select pg_advisory_xact_lock(7012060)),
            made as (
                insert into known_cluster (name, number, added_at)
                select ?, coalesce((select max(number) from known_cluster), 0) + 1, now() from locked
                on conflict (name) do nothing returning number)
            select number from made union all select number from known_cluster where name = ? limit 1""";

    private static final String MARK = """
            insert into cluster_mark (id, name, number, installation)
            select 1, :name, :number, :installation where not exists (select from registration) on conflict (id) do nothing""";

    private static final String MARKED =
            "select name = :name and installation = :installation from cluster_mark where id = 1";

    /** It gives ids of another range since a platform was moved there whose ids had come further. */
    private static final String NUMBERED = "update cluster_mark set number = :number where id = 1 and number < :number";

    private final DataSource source;
    private final HomeDatabase home;
    private final ObjectProvider<Flyway> flyway;
    private final ObjectProvider<MeterRegistry> meters;

    PrepareClusters(
            DataSource source, HomeDatabase home, ObjectProvider<Flyway> flyway, ObjectProvider<MeterRegistry> meters) {
        this.source = source;
        this.home = home;
        this.flyway = flyway;
        this.meters = meters;
    }

    @Override
    public void afterPropertiesSet() {
        if (!(source instanceof ClusterDataSource clusters)) {
            return;
        }
        fenceHome(clusters.pools().home());
        clusters.health()
                .prepareBy(cluster -> prepare(
                        cluster,
                        Objects.requireNonNull(clusters.pools().others().get(cluster))));
        MeterRegistry registry = meters.getIfAvailable();
        clusters.pools().others().forEach((cluster, pool) -> {
            if (registry != null) {
                pool.setMetricRegistry(registry);
                Gauge.builder("checkpoint.database.away", clusters.health(), health -> health.isAway(cluster) ? 1 : 0)
                        .description("Whether a further database gave no connection when it was last asked")
                        .tag("database", cluster)
                        .register(registry);
            }
            try (Connection connection = clusters.health().connect(cluster, clusters.pools())) {
                LOG.info(
                        "The cluster {} is ready: {}",
                        cluster,
                        connection.getMetaData().getURL());
            } catch (SQLException e) {
                LOG.warn(
                        "The tool starts without the cluster {}; its platforms are answered 503 until it is back",
                        cluster);
            }
        });
        clusters.health().begun();
    }

    private static void fenceHome(HikariDataSource pool) {
        try {
            fence(pool);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the home cluster gives no connection", e);
        }
    }

    private void prepare(String cluster, HikariDataSource pool) throws SQLException {
        // Whether it answers at all is asked within the pool's limits; a migration has none.
        pool.getConnection().close();
        migrate(cluster, pool);
        try (Connection connection = pool.getConnection()) {
            JdbcClient database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            int number = home.sql(NUMBER)
                    .param(cluster)
                    .param(cluster)
                    .query(Integer.class)
                    .single();
            UUID installation = home.sql(INSTALLATION)
                    .query((row, index) -> row.getObject("installation", UUID.class))
                    .single();
            database.sql(MARK)
                    .param("name", cluster)
                    .param("number", number)
                    .param("installation", installation)
                    .update();
            boolean ours = database.sql(MARKED)
                    .param("name", cluster)
                    .param("installation", installation)
                    .query(Boolean.class)
                    .optional()
                    .orElse(false);
            if (!ours) {
                throw new CannotStart(
                        "The database of checkpoint.clusters." + cluster
                                + " is another one's: it holds platforms already,"
                                + " or is the cluster of another name",
                        "Give a new cluster an empty database, and each cluster the name it was added by.");
            }
            database.sql(NUMBERED).param("number", number).update();
            database.sql("select ids_from(?)").param(number * IDS).query(row -> {});
        }
        fence(pool);
    }

    private void migrate(String cluster, HikariDataSource pool) throws SQLException {
        Flyway ours = flyway.getIfAvailable();
        if (ours == null) {
            return;
        }
        try {
            Migrations.run(Flyway.configure()
                    .configuration(ours.getConfiguration())
                    .dataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword())
                    .load());
        } catch (FlywayException | CannotStart e) {
            throw new SQLException("The cluster " + cluster + " could not be migrated: " + e.getMessage(), e);
        }
    }

    private static void fence(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            List<String> missing = FenceTables.all(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            if (!missing.isEmpty()) {
                LOG.warn(
                        "The tables {} were in use all the time; the next start or move puts a fence around them",
                        missing);
            }
        }
    }
}
