package checkpoint.grading.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.TestPostgres;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of a choice that was a link's before it was the course's. */
class OverwriteByCourseTest {

    private static final String BEFORE = """
            with platform as (
                insert into registration (name, issuer, client_id, authorization_endpoint, token_endpoint, jwks_uri, status, source,
                                          created_at)
                values ('School', 'https://lms.school.example', 'client-7', 'https://x/a', 'https://x/t', 'https://x/k', 'ACTIVE',
                        'CONSOLE', now()) returning id
            ), place as (
                insert into deployment (registration_id, deployment_id, first_seen_at) select id, 'd-1', now() from platform
                returning registration_id, id
            ), courses as (
                insert into course (registration_id, deployment_id, context_id, first_seen_at)
                select registration_id, id, context, now()
                from place, unnest(array['all links', 'one link of two', 'no link', 'none at all']) context
                returning registration_id, id, deployment_id, context_id
            ), links as (
                insert into resource_link (registration_id, deployment_id, resource_link_id, course_id, first_seen_at)
                select registration_id, deployment_id, context_id || ' ' || number, id, now()
                from courses, generate_series(1, 2) number where context_id <> 'none at all'
                returning registration_id, id, resource_link_id
            )
            insert into line_item (registration_id, resource_link_id, first_seen_at, overwrite_when_higher)
            select registration_id, id, now(), resource_link_id like 'all links%' or resource_link_id = 'one link of two 1' from links""";

    @Test
    void it_is_carried_over_where_every_link_of_the_course_had_it() {
        DataSource source = TestPostgres.of(TestPostgres.empty());
        // Flyway runs repeatable scripts whatever the target; this old schema had none of today's functions.
        Flyway.configure()
                .dataSource(source)
                .target("43")
                .repeatableSqlMigrationPrefix("none")
                .load()
                .migrate();
        JdbcClient database = JdbcClient.create(source);
        database.sql(BEFORE).update();

        Flyway.configure().dataSource(source).load().migrate();

        assertThat(database.sql("select context_id from course where overwrite_when_higher")
                        .query(String.class)
                        .list())
                .containsExactly("all links");
    }
}
