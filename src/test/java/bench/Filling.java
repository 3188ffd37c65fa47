package bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fills a database with attempts as they stand a while after they were delivered: copies of one that was really taken, each with a learner
 * of its own, two hundred in a course, spread over the last eighty days.
 */
final class Filling {

    /** How much earlier than the one that was taken. */
    private static final String AGO = "lateral (select (:count - n) * interval '80 days' / :count as ago) as earlier";

    // No key is checked and no trigger fires: the rows that they name are written in the same transaction.
    private static final List<String> ROWS = List.of("""
            set local session_replication_role = replica""", """
            create temporary table sample on commit drop as
            select a.registration_id, a.id as attempt, a.learner_id as learner, a.course_id as course, s.line_item_id as line_item,
                   k.id as link, k.deployment_id as deployment,
                   (select max(id) from course) + 1 as courses, (select max(id) from resource_link) + 1 as links,
                   (select max(id) from line_item) + 1 as line_items, (select max(id) from learner) + 1 as learners,
                   (select max(id) from attempt) + 1 as attempts
            from attempt a
            join desired_score s on s.registration_id = a.registration_id and s.attempt_id = a.id and s.state = 'CONFIRMED'
            join line_item i on i.registration_id = s.registration_id and i.id = s.line_item_id
            join resource_link k on k.registration_id = i.registration_id and k.id = i.resource_link_id
            limit 1""", """
            insert into course (registration_id, id, deployment_id, context_id, title, label, first_seen_at) overriding system value
            select m.registration_id, m.courses + n, m.deployment, 'grown-' || m.courses + n, 'Course', 'C', now()
            from sample m, generate_series(0, (:count - 1) / 200) n""", """
            insert into resource_link (registration_id, id, deployment_id, resource_link_id, course_id, title, requested_checkpoint,
                                       first_seen_at) overriding system value
            select m.registration_id, m.links + n, m.deployment, 'grown-' || m.links + n, m.courses + n, k.title,
                   k.requested_checkpoint, now()
            from sample m join resource_link k on k.registration_id = m.registration_id and k.id = m.link,
                 generate_series(0, (:count - 1) / 200) n""", """
            insert into line_item (registration_id, id, resource_link_id, url, container_url, scopes, first_seen_at)
                overriding system value
            select m.registration_id, m.line_items + n, m.links + n, i.url || n, i.container_url, i.scopes, now()
            from sample m join line_item i on i.registration_id = m.registration_id and i.id = m.line_item,
                 generate_series(0, (:count - 1) / 200) n""", """
            insert into learner (registration_id, id, subject, name, first_seen_at) overriding system value
            select m.registration_id, m.learners + n, 'grown-' || m.learners + n, 'Learner No. ' || n, now()
            from sample m, generate_series(0, :count - 1) n""", """
            insert into learner_link (registration_id, learner_id, resource_link_id, first_launched_at)
            select m.registration_id, m.learners + n, m.links + n / 200, now() from sample m, generate_series(0, :count - 1) n""", """
            insert into attempt (registration_id, id, learner_id, course_id, checkpoint, number, content_digest, layout, started_at,
                                 submitted_at, score_given, score_maximum, passed) overriding system value
            select m.registration_id, m.attempts + n, m.learners + n, m.courses + n / 200, a.checkpoint, 1, a.content_digest, a.layout,
                   a.started_at - ago, a.submitted_at - ago, a.score_given, a.score_maximum, a.passed
            from sample m join attempt a on a.registration_id = m.registration_id and a.id = m.attempt,
                 generate_series(0, :count - 1) n, :ago""", """
            insert into attempt_response (registration_id, attempt_id, revision, saved_at, responses)
            select m.registration_id, m.attempts + n, r.revision, r.saved_at - ago, r.responses
            from sample m, generate_series(0, :count - 1) n, :ago, attempt_response r
            where r.registration_id = m.registration_id and r.attempt_id = m.attempt""", """
            insert into desired_score (registration_id, line_item_id, learner_id, attempt_id, version, score_given, score_maximum, passed,
                                       submitted_at, state, tries, first_tried_at, last_sent_at, sent_at, pass_may_be_delivered,
                                       last_status, last_answer, desired_at, may_be_there, confirmed, shown_given, shown_maximum, shown_at,
                                       looks, confirmed_work, language)
            select m.registration_id, m.line_items + n / 200, m.learners + n, m.attempts + n, s.version, s.score_given, s.score_maximum,
                   s.passed, s.submitted_at - ago, s.state, s.tries, s.first_tried_at - ago, s.last_sent_at - ago, s.sent_at - ago,
                   s.pass_may_be_delivered, s.last_status, s.last_answer, s.desired_at - ago, s.may_be_there, s.confirmed, s.shown_given,
                   s.shown_maximum, s.shown_at - ago,
                   s.looks, s.confirmed_work, s.language
            from sample m join desired_score s on s.registration_id = m.registration_id and s.line_item_id = m.line_item
                 and s.learner_id = m.learner, generate_series(0, :count - 1) n, :ago""", """
            insert into delivery (registration_id, line_item_id, learner_id, version, score_given, score_maximum, sent_at, answered_at,
                                  status, outcome, answer)
            select m.registration_id, m.line_items + n / 200, m.learners + n, d.version, d.score_given, d.score_maximum, d.sent_at - ago,
                   d.answered_at - ago, d.status, d.outcome, d.answer
            from sample m, generate_series(0, :count - 1) n, :ago, delivery d
            where d.registration_id = m.registration_id and d.line_item_id = m.line_item and d.learner_id = m.learner""", """
            select setval(pg_get_serial_sequence(t, 'id'), 1000000000)::text
            from unnest(array['course', 'resource_link', 'line_item', 'learner', 'attempt']) t""");

    /** Before answers stood in one row for each attempt: so that an older build can be measured beside this one. */
    private static final String ANSWERS = "insert into attempt_response";

    private static final String ANSWER_BY_ANSWER = """
            insert into attempt_response (registration_id, attempt_id, question_id, response, saved_at, revision, page)
            select m.registration_id, m.attempts + n, r.question_id, r.response, r.saved_at - ago, r.revision, r.page
            from sample m, generate_series(0, :count - 1) n, :ago, attempt_response r
            where r.registration_id = m.registration_id and r.attempt_id = m.attempt""";

    /** The tables that get a row for each attempt. */
    static final List<String> LARGE =
            List.of("learner", "learner_link", "attempt", "attempt_response", "desired_score", "delivery");

    /** Rows of a minute ago need not outlive a crash of the machine: without these, filling writes half as much. */
    private static final List<String> SAFE = List.of("fsync", "full_page_writes", "autovacuum");

    private Filling() {}

    /** So many attempts more, with all indexes built at the end; a minute or two for a million. */
    static void fill(DataSource source, long attempts) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : SAFE) {
                statement.execute("alter system set " + setting + " = off");
            }
            statement.execute("select pg_reload_conf()");
            grow(source, attempts);
            for (String setting : SAFE) {
                statement.execute("alter system reset " + setting);
            }
            statement.execute("select pg_reload_conf()");
            statement.execute("checkpoint");
        }
    }

    /** The same with the server as it is set, for a few thousand. */
    static void grow(DataSource source, long attempts) throws SQLException {
        StringBuilder all = new StringBuilder("do $fill$ begin ");
        boolean answerByAnswer = isAnswerByAnswer(source);
        for (String row : ROWS) {
            String rows = answerByAnswer && row.startsWith(ANSWERS) ? ANSWER_BY_ANSWER : row;
            all.append(rows.startsWith("select") ? "perform" + rows.substring("select".length()) : rows)
                    .append(";\n");
        }
        String text =
                all.append("end $fill$").toString().replace(":ago", AGO).replace(":count", String.valueOf(attempts));
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem = '1GB'");
            // An index that is not ready gets no new rows, and is built anew below.
            statement.execute("update pg_index set indisready = false where indrelid = any(array["
                    + LARGE.stream().map(table -> "'" + table + "'::regclass").collect(Collectors.joining(", "))
                    + "])");
            statement.execute(text);
            for (String table : LARGE) {
                statement.execute("reindex table " + table);
            }
            statement.execute("vacuum (freeze, analyze)");
        }
    }

    private static boolean isAnswerByAnswer(DataSource source) {
        return JdbcClient.create(source)
                        .sql("select count(*) from information_schema.columns"
                                + " where table_name = 'attempt_response' and column_name = 'question_id'")
                        .query(Long.class)
                        .single()
                == 1;
    }
}
