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

    /** The lock of {@link #migrated()}. */
    public static final String MIGRATED = "checkpoint.testing.TestPostgres.migrated";

    private static final EmbeddedPostgres SERVER = start();

    /** What tests share: filled at start-up, or content that is the same for all. */
    private static final List<String> KEPT = List.of(
            "flyway_schema_history", "registration", "signing_key", "administrator", "content_version", "content_file");

    /** Constraints and triggers rest meanwhile, as for a {@code truncate}. */
    private static final String EMPTY = """
            do $$
            declare
                tables text[] := array(
                    select quote_ident(tablename) from pg_tables where schemaname = 'public' and tablename not in (%s));
                one text;
            begin
                if cardinality(tables) > 0 then
                    execute 'lock table ' || array_to_string(tables, ', ') || ' in access exclusive mode';
                end if;
                perform set_config('session_replication_role', 'replica', true);
                foreach one in array tables loop
                    if pg_relation_size(one::regclass) > 0 then
                        execute 'delete from ' || one;
                    end if;
                end loop;
            end $$""";

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

    /** The database with our schema, for tests that need no Spring, hold its lock and run one after another. */
    public static DataSource migrated() {
        return Migrated.SOURCE;
    }

    /** A database beside the shared one, empty but for our schema: for a test that would spoil what others share. */
    public static DataSource another() {
        return of(prepared());
    }

    public static DataSource of(String name) {
        return SERVER.getDatabase("postgres", name);
    }

    /** The name of a new database with nothing in it. */
    public static String empty() {
        return create("another_", "template1");
    }

    /**
     * The name of a new database with our schema and nothing else: a copy of one that was migrated once, so that not each of the tools
     * that tests start has to do it all again.
     */
    public static String prepared() {
        return create("another_", Template.NAME);
    }

    private static String create(String prefix, String template) {
        String name = prefix + OTHERS.incrementAndGet();
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("create database " + name + " template " + template + " strategy file_copy")
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

    /**
     * Empties every table but those that a context fills when it starts, as {@code truncate} would, and with its locks. But that gives
     * each table and each index a new file, however empty they were, and every session of the database plans its statements anew: it
     * was more than half of what most tests cost.
     */
    public static void truncate(JdbcClient database) {
        String kept = "'" + String.join("', '", KEPT) + "'";
        truncate(database, EMPTY.formatted(kept));
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
                    // What stands here need not outlive the machine's power, nor be copied to another server.
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("wal_level", "minimal")
                    .setServerConfig("max_wal_senders", "0")
                    // Tables are as good as empty, and a test that wants to empty one would have to wait until it is
                    // swept.
                    .setServerConfig("autovacuum", "off")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Template {

        static final String NAME = migrate();

        private static String migrate() {
            String name = empty();
            Flyway.configure().dataSource(of(name)).load().migrate();
            return name;
        }
    }

    private static final class Migrated {

        static final DataSource SOURCE = pool();

        private static DataSource pool() {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url(prepared()));
            config.setUsername("postgres");
            config.setMaximumPoolSize(40);
            return new HikariDataSource(config);
        }
    }

    /**
     * For {@code @ContextConfiguration(initializers = TestPostgres.Initializer.class)}: a database of its own for each context.
     * Contexts outlive their tests; on one database the platforms and the clock of one would spoil the rows of another.
     */
    public static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("spring.datasource.url=" + url(prepared()), "spring.datasource.username=postgres")
                    .applyTo(context);
        }
    }
}
