package checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.TestPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rehearsal of an upgrade: a database as it was, with people's work in it, is migrated by the start and served. */
@Tag("nightly")
class UpgradeTest {

    private static final String OLD = "131";

    private static final List<String> TABLES = List.of(
            "registration",
            "deployment",
            "course",
            "resource_link",
            "learner",
            "learner_link",
            "line_item",
            "attempt",
            "attempt_response",
            "desired_score",
            "administrator");

    private static final String FILL = """
            insert into registration (name, issuer, client_id, authorization_endpoint, token_endpoint, jwks_uri, status, source, created_at)
            values ('School', 'https://lms.school.example', 'client-7', 'https://lms.school.example/auth',
                    'https://lms.school.example/token', 'https://lms.school.example/keys', 'ACTIVE', 'CONSOLE', now());
            insert into deployment (registration_id, deployment_id, first_seen_at) select id, 'd-1', now() from registration;
            insert into course (registration_id, deployment_id, context_id, first_seen_at)
            select registration_id, id, 'course-1', now() from deployment;
            insert into resource_link (registration_id, deployment_id, resource_link_id, course_id, first_seen_at)
            select registration_id, deployment_id, 'link-1', id, now() from course;
            insert into learner (registration_id, subject, name, first_seen_at)
            select id, 'learner-' || number, 'Learner ' || number, now() from registration, generate_series(1, 200) number;
            insert into learner_link (registration_id, learner_id, resource_link_id, first_launched_at)
            select learner.registration_id, learner.id, resource_link.id, now() from learner, resource_link;
            insert into line_item (registration_id, resource_link_id, url, first_seen_at)
            select registration_id, id, 'https://lms.school.example/items/1', now() from resource_link;
            insert into content_version (digest, slug, first_seen_at) values (repeat('a', 64), 'chapter-12', now());
            insert into attempt (registration_id, learner_id, course_id, checkpoint, number, content_digest, layout, started_at, submitted_at,
                                 score_given, score_maximum, passed)
            select learner.registration_id, learner.id, course.id, 'chapter-12', 1, repeat('a', 64), '[]', now(), now(), 9, 10, true
            from learner, course;
            insert into attempt_response (registration_id, attempt_id, question_id, response, saved_at)
            select registration_id, id, 'question-1', '{"type": "truth", "value": true}', now() from attempt;
            insert into desired_score (registration_id, line_item_id, learner_id, attempt_id, score_given, score_maximum, passed, submitted_at,
                                       state, due_at)
            select attempt.registration_id, line_item.id, attempt.learner_id, attempt.id, 9, 10, true, now(), 'PENDING', now()
            from attempt, line_item;
            insert into administrator (username, password, password_must_change, created_at)
            values ('head', '{bcrypt}not-one', false, now());
            """;

    private static DataSource source;
    private static Map<String, Long> before;
    private static ConfigurableApplicationContext tool;

    @BeforeAll
    static void upgrade() {
        String database = TestPostgres.empty();
        source = TestPostgres.of(database);
        Flyway.configure().dataSource(source).target(OLD).load().migrate();
        JdbcClient client = JdbcClient.create(source);
        Arrays.stream(FILL.split(";\n"))
                .forEach(statement -> client.sql(statement).update());
        before = counts();
        tool = new SpringApplicationBuilder(CheckpointApplication.class)
                .properties(
                        "server.port=0",
                        "spring.datasource.url=" + TestPostgres.url(database),
                        "spring.datasource.username=postgres",
                        "checkpoint.public-url=https://checkpoint.example",
                        "checkpoint.secret=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                        "checkpoint.delivery=false",
                        "checkpoint.housekeeping=false")
                .run();
    }

    @AfterAll
    static void stop() {
        tool.close();
    }

    private static Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        JdbcClient client = JdbcClient.create(source);
        TABLES.forEach(table -> counts.put(
                table,
                client.sql("select count(*) from " + table).query(Long.class).single()));
        return counts;
    }

    private static HttpResponse<String> get(String path, String... header) throws Exception {
        int port = ((WebServerApplicationContext) tool).getWebServer().getPort();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (header.length > 0) {
            request.headers(header);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void every_migration_has_run_and_no_row_is_lost() {
        assertThat(Arrays.stream(Flyway.configure()
                                .dataSource(source)
                                .load()
                                .info()
                                .pending())
                        .map(MigrationInfo::getScript))
                .isEmpty();
        assertThat(before.values()).allSatisfy(count -> assertThat(count).isPositive());
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void passes_stay_passes_and_grades_that_waited_still_wait() {
        JdbcClient client = JdbcClient.create(source);

        assertThat(client.sql("select count(*) from attempt where passed and score_given = 9")
                        .query(Long.class)
                        .single())
                .isEqualTo(200);
        assertThat(client.sql("select count(*) from desired_score where state = 'PENDING' and due_at is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(200);
    }

    @Test
    void attempts_of_before_are_counted_for_their_checkpoint() {
        assertThat(JdbcClient.create(source)
                        .sql("select attempts from usage_checkpoint where checkpoint = 'chapter-12'")
                        .query(Long.class)
                        .list())
                .containsExactly(200L);
    }

    @Test
    void the_tool_is_ready_and_begins_launches_of_the_platform_that_it_knew() throws Exception {
        assertThat(get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
        String login = "/lti/login?iss=https%3A%2F%2Flms.school.example&client_id=client-7&login_hint=learner-1"
                + "&target_link_uri=https%3A%2F%2Fcheckpoint.example%2Flti%2Flaunch";
        String cookie =
                get(login).headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");

        assertThat(get(login + "&checkpoint_step=PROBED", "Cookie", cookie)
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).startsWith("https://lms.school.example/auth?"));
    }

    @Test
    void no_account_is_made_where_there_was_one() {
        assertThat(JdbcClient.create(source)
                        .sql("select username from administrator")
                        .query(String.class)
                        .list())
                .containsExactly("head");
    }
}
