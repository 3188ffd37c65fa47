package checkpoint.learning.answer;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.score.Response;
import checkpoint.learning.attempt.Layout;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.attempt.StoredLayouts;
import checkpoint.testing.TestPostgres;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Attempts from when each answer had a row of its own, and each layout the names of what is in it, are read as they were. */
class AnswersInOneRowTest {

    private static final String OLD = "220";
    private static final Instant STARTED = Instant.parse("2026-03-02T12:00:00Z");

    private static final String FILL = """
            insert into registration (name, issuer, client_id, authorization_endpoint, token_endpoint, jwks_uri, status, source, created_at)
            values ('School', 'https://lms.school.example', 'client-7', 'https://lms.school.example/auth',
                    'https://lms.school.example/token', 'https://lms.school.example/keys', 'ACTIVE', 'CONSOLE', now());
            insert into deployment (registration_id, deployment_id, first_seen_at) select id, 'd-1', now() from registration;
            insert into course (registration_id, deployment_id, context_id, first_seen_at)
            select registration_id, id, 'course-1', now() from deployment;
            insert into learner (registration_id, subject, first_seen_at) select id, 'ada', now() from registration;
            insert into content_version (digest, slug, first_seen_at) values (repeat('a', 64), 'chapter-12', now());
            insert into attempt (registration_id, learner_id, course_id, checkpoint, number, content_digest, layout, started_at, submitted_at,
                                 score_given, score_maximum, passed)
            select l.registration_id, l.id, c.id, 'chapter-12', 1, repeat('a', 64),
                   '{"questions": [{"question": "match", "entries": [0, 1], "targets": [1, 0]},
                                   {"question": "many", "entries": [2, 0, 1], "targets": []},
                                   {"question": "typed", "entries": [], "targets": []}]}',
                   '2026-03-02T12:00:00Z', '2026-03-02T12:20:00Z', 9, 10, true
            from learner l, course c;
            insert into attempt (registration_id, learner_id, course_id, checkpoint, number, content_digest, layout, started_at)
            select registration_id, learner_id, course_id, checkpoint, 2, content_digest, layout, now() from attempt;
            insert into attempt_response (registration_id, attempt_id, question_id, response, saved_at, revision, page)
            select a.registration_id, a.id, r.question, r.response::jsonb, a.started_at + r.after, r.revision, r.page
            from attempt a, (values
                ('match', '{"placed": [1, null]}', interval '10.0042 seconds', 1, 'first'),
                ('many', '{"chosen": [0, 2]}', interval '70 seconds', 3, 'second'),
                ('typed', '{"typed": "a \\"b\\" — c"}', interval '40 seconds', 2, null)) r (question, response, after, revision, page)
            where a.number = 1
            """;

    private static Sheets sheets;
    private static JdbcClient database;
    private static Place ada;

    @BeforeAll
    static void upgrade() {
        DataSource source = TestPostgres.of(TestPostgres.empty());
        Flyway.configure().dataSource(source).target(OLD).load().migrate();
        database = JdbcClient.create(source);
        Arrays.stream(FILL.split(";\n"))
                .forEach(statement -> database.sql(statement).update());
        Flyway.configure().dataSource(source).load().migrate();
        sheets = new Sheets(database, new StoredLayouts(database));
        ada = database.sql("select registration_id, learner_id, course_id, checkpoint from attempt where number = 1")
                .query((row, number) ->
                        new Place(row.getLong(1), row.getLong(2), row.getLong(3), row.getString("checkpoint")))
                .single();
    }

    @Test
    void each_answer_keeps_its_response_moment_revision_and_page() {
        assertThat(sheets.of(ada, 1).orElseThrow().saved())
                .isEqualTo(new SavedAnswers(Map.of(
                        "match", one(new Response.Placed(Arrays.asList(1, null)), 10_004, 1, "first"),
                        "many", one(new Response.Chosen(Set.of(0, 2)), 70_000, 3, "second"),
                        "typed", one(new Response.Typed("a \"b\" — c"), 40_000, 2, null))));
    }

    private static SavedAnswers.One one(Response response, long after, int revision, String page) {
        return new SavedAnswers.One(response, STARTED.plusMillis(after), revision, page);
    }

    @Test
    void each_layout_keeps_its_order() {
        assertThat(sheets.of(ada, 1).orElseThrow().layout())
                .isEqualTo(new Layout(List.of(
                        new Layout.Put("match", List.of(0, 1), List.of(1, 0)),
                        new Layout.Put("many", List.of(2, 0, 1), List.of()),
                        new Layout.Put("typed", List.of(), List.of()))));
    }

    @Test
    void an_attempt_without_an_answer_has_no_row_and_takes_its_first() {
        Sheet open = sheets.of(ada, 2).orElseThrow();
        assertThat(open.saved()).isEqualTo(SavedAnswers.NONE);

        assertThat(sheets.save(open, Map.of("typed", new Response.Typed("new")), null, STARTED))
                .isPresent();

        assertThat(sheets.of(ada, 2).orElseThrow().saved().responses())
                .isEqualTo(Map.of("typed", new Response.Typed("new")));
    }

    @Test
    void a_row_is_what_is_written_today() {
        Sheet sheet = sheets.of(ada, 1).orElseThrow();

        assertThat(StoredResponses.saved(StoredResponses.of(sheet.saved(), sheet.layout()), sheet.layout()))
                .isEqualTo(sheet.saved());
        assertThat(database.sql("select revision, saved_at = started_at + interval '70 seconds' as newest"
                                + " from attempt_response r join attempt a on a.id = r.attempt_id where a.number = 1")
                        .query()
                        .singleRow())
                .containsEntry("revision", 3)
                .containsEntry("newest", true);
    }
}
