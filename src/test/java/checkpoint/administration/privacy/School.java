package checkpoint.administration.privacy;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts rows of people and courses into the database, as launches, submissions and deliveries would have. */
final class School {

    private final JdbcClient database;
    private final Instant now;

    School(JdbcClient database, Instant now) {
        this.database = database;
        this.now = now;
        database.sql("""
                        insert into content_version (digest, slug, first_seen_at) values (repeat('a', 64), 'chapter-12', now())
                        on conflict do nothing""").update();
    }

    private long id(String sql, Object... values) {
        JdbcClient.StatementSpec statement = database.sql(sql + " returning id");
        for (Object value : values) {
            statement = statement.param(value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
        }
        return statement.query(Long.class).single();
    }

    private void add(String sql, Object... values) {
        JdbcClient.StatementSpec statement = database.sql(sql);
        for (Object value : values) {
            statement = statement.param(value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
        }
        statement.update();
    }

    long platform(String issuer) {
        return id(
                "insert into registration (name, issuer, client_id, authorization_endpoint, token_endpoint, jwks_uri, status,"
                        + " source, created_at) values (?, ?, 'client-7', 'https://a.example', 'https://b.example',"
                        + " 'https://c.example', 'ACTIVE', 'CONSOLE', ?)",
                issuer,
                issuer,
                now);
    }

    /** A course with one activity and its column in the gradebook; answers the course's id. */
    long course(long registration, String context, String title) {
        add(
                "insert into deployment (registration_id, deployment_id, first_seen_at) values (?, '1', ?) on conflict do nothing",
                registration,
                now);
        long deployment = database.sql("select id from deployment where registration_id = ?")
                .param(registration)
                .query(Long.class)
                .single();
        long course = id(
                "insert into course (registration_id, deployment_id, context_id, title, first_seen_at) values (?, ?, ?, ?, ?)",
                registration,
                deployment,
                context,
                title,
                now);
        long link = id(
                "insert into resource_link (registration_id, deployment_id, resource_link_id, course_id, first_seen_at)"
                        + " values (?, ?, ?, ?, ?)",
                registration,
                deployment,
                "link-of-" + context,
                course,
                now);
        add(
                "insert into line_item (registration_id, resource_link_id, url, first_seen_at) values (?, ?, ?, ?)",
                registration,
                link,
                "https://lms.example/lineitems/" + link,
                now);
        return course;
    }

    long learner(long registration, String subject, String name) {
        return id(
                "insert into learner (registration_id, subject, name, first_seen_at) values (?, ?, ?, ?)",
                registration,
                subject,
                name,
                now);
    }

    /** Opens the course's activity, passes its quiz, and has the score delivered. */
    void works(long registration, long learner, long course) {
        long link = link(registration, course);
        launches(registration, learner, course, now);
        add(
                "insert into learner_link (registration_id, learner_id, resource_link_id, first_launched_at) values (?, ?, ?, ?)",
                registration,
                learner,
                link,
                now);
        add(
                "insert into course_roster (registration_id, course_id, tried_at) values (?, ?, ?) on conflict do nothing",
                registration,
                course,
                now);
        add(
                "insert into course_teacher (registration_id, course_id, subject, seen_at)"
                        + " select registration_id, ?, subject, ? from learner where registration_id = ? and id = ?",
                course,
                now,
                registration,
                learner);
        add(
                "insert into course_member (registration_id, course_id, subject, name, read_at)"
                        + " select registration_id, ?, subject, name, ? from learner where registration_id = ? and id = ?",
                course,
                now,
                registration,
                learner);
        long attempt = id(
                "insert into attempt (registration_id, learner_id, course_id, checkpoint, number, content_digest, layout,"
                        + " started_at, submitted_at, score_given, score_maximum, passed)"
                        + " values (?, ?, ?, 'chapter-12', 1, repeat('a', 64), '[]', ?, ?, 1, 1, true)",
                registration,
                learner,
                course,
                now,
                now);
        add(
                "insert into attempt_response (registration_id, attempt_id, revision, saved_at, responses)"
                        + " values (?, ?, 1, ?, '{\"at\":0,\"pages\":[],\"of\":{\"whose\":[{\"typed\":\"mine\"},0,1]}}')",
                registration,
                attempt,
                now);
        long item = database.sql("select id from line_item where registration_id = ? and resource_link_id = ?")
                .param(registration)
                .param(link)
                .query(Long.class)
                .single();
        add(
                "insert into desired_score (registration_id, line_item_id, learner_id, attempt_id, score_given, score_maximum,"
                        + " passed, submitted_at, state) values (?, ?, ?, ?, 1, 1, true, ?, 'SENT')",
                registration,
                item,
                learner,
                attempt,
                now);
        add(
                "insert into delivery (registration_id, line_item_id, learner_id, version, score_given, score_maximum, sent_at)"
                        + " values (?, ?, ?, 1, 1, 1, ?)",
                registration,
                item,
                learner,
                now);
    }

    void launches(long registration, long learner, long course, Instant at) {
        add(
                "insert into launch (registration_id, nonce, resource_link_id, learner_id, role, launched_at)"
                        + " values (?, gen_random_uuid()::text, ?, ?, 'LEARNER', ?)",
                registration,
                link(registration, course),
                learner,
                at);
    }

    private long link(long registration, long course) {
        return database.sql("select id from resource_link where registration_id = ? and course_id = ?")
                .param(registration)
                .param(course)
                .query(Long.class)
                .single();
    }
}
