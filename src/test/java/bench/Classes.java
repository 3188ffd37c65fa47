package bench;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A class, and others of the same platform, by copies of the one attempt that there is: a quarter of them are in an attempt, of the others' grades
 * some wait for a person. PostgreSQL's statistics are left as they are.
 */
final class Classes {

    private static final List<String> ROWS = List.of("""
            set local session_replication_role = replica""", """
            create temporary table copied on commit drop as
            select n, n > :class as other, 1000 + n as learner, case when n > :class then 1000 + n / 200 end as course
            from generate_series(1, :class + :others) n""", """
            insert into course (registration_id, id, deployment_id, context_id, title, first_seen_at) overriding system value
            select distinct on (p.course) c.registration_id, p.course, c.deployment_id, 'other-' || p.course, 'Course', now()
            from copied p, course c where p.other and c.id = 1""", """
            insert into resource_link (registration_id, id, deployment_id, resource_link_id, course_id, requested_checkpoint, first_seen_at)
                overriding system value
            select c.registration_id, c.id, c.deployment_id, 'other-' || c.id, c.id, 'chapter-12', now() from course c where c.id >= 1000""", """
            insert into line_item (registration_id, id, resource_link_id, url, container_url, scopes, first_seen_at) overriding system value
            select k.registration_id, k.id, k.id, i.url || k.id, i.container_url, i.scopes, now()
            from resource_link k, line_item i where k.id >= 1000 and i.id = 1""", """
            insert into learner (registration_id, id, subject, name, first_seen_at, last_launched_at) overriding system value
            select l.registration_id, p.learner, 'copied-' || p.n, 'Student Number ' || p.n, now(), now()
            from copied p, learner l where l.id = 1""", """
            insert into learner_link (registration_id, learner_id, resource_link_id, first_launched_at)
            select y.registration_id, p.learner, coalesce(p.course, y.resource_link_id), now()
            from copied p, learner_link y where y.learner_id = 1""", """
            insert into attempt (registration_id, id, learner_id, course_id, checkpoint, number, content_digest, layout, started_at,
                                 submitted_at, score_given, score_maximum, passed) overriding system value
            select a.registration_id, p.learner, p.learner, coalesce(p.course, a.course_id), a.checkpoint, 1, a.content_digest, a.layout,
                   a.started_at, case when open then null else a.submitted_at end, case when open then null else p.n % 16 end,
                   case when open then null else 15 end, case when open then null else p.n % 16 > 11 end
            from copied p cross join lateral (select p.n % 4 = 0 as open) o, attempt a where a.id = 1""", """
            insert into attempt_response (registration_id, attempt_id, revision, saved_at, responses)
            select r.registration_id, p.learner, r.revision, r.saved_at, r.responses from copied p, attempt_response r where r.attempt_id = 1""", """
            insert into desired_score (registration_id, line_item_id, learner_id, attempt_id, score_given, score_maximum, passed, submitted_at, state)
            select a.registration_id, coalesce(p.course, s.line_item_id), a.learner_id, a.id, a.score_given, a.score_maximum, a.passed,
                   a.submitted_at, (array['SENT', 'CONFIRMED', 'HELD', 'FAILED'])[1 + p.n % 3 + (p.n % 7) / 6]
            from copied p join attempt a on a.id = p.learner, desired_score s where s.learner_id = 1 and a.submitted_at is not null""", """
            insert into delivery (registration_id, line_item_id, learner_id, version, score_given, score_maximum, sent_at, answered_at, status, outcome)
            select registration_id, line_item_id, learner_id, 1, score_given, score_maximum, now(), now(), 200, 'accepted'
            from desired_score where learner_id > 1000""", """
            insert into course_member (registration_id, course_id, subject, name, groups, read_at)
            select c.registration_id, c.id, 'copied-' || p.n, 'Student Number ' || p.n, array['g' || p.n % 2], now()
            from copied p join course c on c.id = coalesce(p.course, 1)""", """
            insert into course_roster (registration_id, course_id, complete_at, tried_at)
            select registration_id, id, now(), now() from course on conflict do nothing""");

    private Classes() {}

    static void fill(DataSource source, int size, int others) {
        JdbcClient database = JdbcClient.create(source);
        new TransactionTemplate(new DataSourceTransactionManager(source))
                .executeWithoutResult(status -> ROWS.forEach(rows -> database.sql(
                                rows.replace(":class", String.valueOf(size)).replace(":others", String.valueOf(others)))
                        .update()));
    }
}
