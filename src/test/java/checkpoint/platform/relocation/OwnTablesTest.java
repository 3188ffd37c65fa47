package checkpoint.platform.relocation;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.TestPostgres;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnTablesTest {

    private final String url = TestPostgres.url(TestPostgres.prepared());
    private Side side;

    @BeforeEach
    void open() throws SQLException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            pool.setUsername("postgres");
            side = new Side("home", pool);
        }
    }

    @AfterEach
    void end() throws SQLException {
        side.close();
    }

    @Test
    void every_table_with_a_registration_is_among_them() {
        List<String> all = side.sql("""
                        select table_name from information_schema.columns
                        where table_schema = 'public' and column_name = 'registration_id'""").query(String.class).list();

        assertThat(OwnTables.of(side).names()).hasSizeGreaterThan(30).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void a_table_that_is_added_later_is_too_after_what_it_points_to_and_what_was_made_to_point_to_it() {
        side.sql("""
                create table later (registration_id bigint not null, id bigint not null, learner_id bigint not null,
                    primary key (registration_id, id),
                    foreign key (registration_id, learner_id) references learner (registration_id, id))""").update();
        side.sql(
                        "alter table launch add foreign key (registration_id, learner_id) references later (registration_id, id)")
                .update();

        List<String> names = OwnTables.of(side).names();

        assertThat(names.indexOf("later")).isGreaterThan(names.indexOf("learner"));
        assertThat(names.indexOf("launch")).isGreaterThan(names.indexOf("later"));
    }

    @Test
    void the_versions_of_content_that_rows_name_are_found_by_the_schema() {
        assertThat(OwnTables.versions(side, 7))
                .contains("select content_digest from attempt where registration_id = 7")
                .contains("select digest from authored_version where registration_id = 7");
    }

    @Test
    void a_database_without_tables_is_not_moved_to() {
        registerOne();

        assertThat(refused(TestPostgres.url(TestPostgres.empty())))
                .contains("The database of the cluster second has no tables yet", "Restart every node");
    }

    @Test
    void a_database_that_gives_no_connection_is_named() {
        registerOne();

        assertThat(refused(TestPostgres.url("nowhere"))).contains("the cluster second gives no connection");
    }

    @Test
    void a_database_with_the_mark_of_another_cluster_is_refused() {
        assertThat(refused(url)).contains("checkpoint.clusters.second is another one's");
    }

    private void registerOne() {
        side.sql("""
                insert into registration (id, name, issuer, client_id, authorization_endpoint, token_endpoint, jwks_uri, status, source, created_at)
                    overriding system value
                values (1, 'School', 'https://lms.example', 'a', 'https://lms.example/a', 'https://lms.example/t', 'https://lms.example/k',
                    'ACTIVE', 'CONSOLE', now())""").update();
    }

    private String refused(String second) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int code = MoveCommand.run(
                new String[] {
                    "1",
                    "--to",
                    "second",
                    "--spring.datasource.url=" + url,
                    "--spring.datasource.username=postgres",
                    "--spring.datasource.hikari.connection-timeout=500",
                    "--checkpoint.clusters.second.url=" + second
                },
                System.out,
                new PrintStream(err, true, StandardCharsets.UTF_8));

        assertThat(code).isEqualTo(1);
        return err.toString(StandardCharsets.UTF_8);
    }
}
