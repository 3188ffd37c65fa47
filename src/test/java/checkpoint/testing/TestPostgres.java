package checkpoint.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one PostgreSQL of a test run. Its sessions run in a time zone that is not the JVM's, on purpose. */
public final class TestPostgres {

    private static final EmbeddedPostgres SERVER = start();

    /** What tests share: filled at start-up, or content that is the same for all. */
    private static final List<String> KEPT = List.of(
            "flyway_schema_history", "registration", "signing_key", "administrator", "content_version", "content_file");

    private static final int MAX_TRIES = 5;

    private static final AtomicInteger OTHERS = new AtomicInteger();

    private TestPostgres() {}

    public static String url() {
        return SERVER.getJdbcUrl("postgres", "postgres");
    }

    /** The address of another database of this server, without a user. */
    public static String url(String name) {
        return "jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + name;
    }

    /** The database with our schema, for tests that need no Spring. */
    public static DataSource migrated() {
        return Migrated.SOURCE;
    }

    /** A database beside the shared one, empty but for our schema: for a test that would spoil what others share. */
    public static DataSource another() {
        DataSource source = of(empty());
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }

    public static DataSource of(String name) {
        return SERVER.getDatabase("postgres", name);
    }

    /** The name of a new database with nothing in it. */
    public static String empty() {
        String name = "another_" + OTHERS.incrementAndGet();
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        return name;
    }

    /** Shuts a database, as where the server is away: its sessions end, and none begins. */
    public static void shut(String name) {
        JdbcClient server = JdbcClient.create(SERVER.getPostgresDatabase());
        server.sql("alter database " + name + " allow_connections false").update();
        server.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?")
                .param(name)
                .query(Boolean.class)
                .list();
    }

    public static void reopen(String name) {
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("alter database " + name + " allow_connections true")
                .update();
    }

    /** The name of a copy of this database, as a dump of it is one. Its sessions end for that. */
    public static String backUp(String name) {
        String backup = "backup_" + OTHERS.incrementAndGet();
        copy(name, backup);
        return backup;
    }

    /** The database is again what it was when it was backed up. Its sessions end for that. */
    public static void restore(String name, String backup) {
        shut(name);
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("drop database " + name)
                .update();
        copy(backup, name);
    }

    private static void copy(String from, String to) {
        shut(from);
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("create database " + to + " template " + from)
                .update();
        reopen(from);
    }

    /** Empties every table but those that a context fills when it starts. */
    public static void truncate(JdbcClient database) {
        List<String> tables =
                database
                        .sql("select tablename from pg_tables where schemaname = 'public'")
                        .query(String.class)
                        .list()
                        .stream()
                        .filter(table -> !KEPT.contains(table))
                        .toList();
        if (!tables.isEmpty()) {
            truncate(database, "truncate " + String.join(", ", tables) + " cascade");
        }
    }

    /** The tool that a story has left running may hold a table that is wanted, and want one that is held: one of them gives way. */
    private static void truncate(JdbcClient database, String statement) {
        for (int tries = 1; ; tries++) {
            try {
                database.sql(statement).update();
                return;
            } catch (PessimisticLockingFailureException e) {
                if (tries == MAX_TRIES) {
                    throw e;
                }
            }
        }
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("timezone", "Asia/Kathmandu")
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Migrated {

        static final DataSource SOURCE = migrate();

        private static DataSource migrate() {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url());
            config.setUsername("postgres");
            config.setMaximumPoolSize(40);
            DataSource source = new HikariDataSource(config);
            Flyway.configure().dataSource(source).load().migrate();
            return source;
        }
    }

    /**
     * For {@code @ContextConfiguration(initializers = TestPostgres.Initializer.class)}: a database of its own for each context.
     * Contexts outlive their tests; on one database the platforms and the clock of one would spoil the rows of another.
     */
    public static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("spring.datasource.url=" + url(empty()), "spring.datasource.username=postgres")
                    .applyTo(context);
        }
    }
}
