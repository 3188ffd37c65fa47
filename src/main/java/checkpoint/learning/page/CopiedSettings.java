package checkpoint.learning.page;

import checkpoint.launch.message.Ancestry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Gives a copied course the settings of the course that it was copied from, once, by the first launch whose platform tells the
 * history. Not their dates, which were of last term; and nobody's accommodation.
 */
@Repository
class CopiedSettings {

    private static final Logger LOG = LoggerFactory.getLogger(CopiedSettings.class);

    /** Only from the same deployment: a launch is trusted to name its own courses, and no others. */
    private static final String COPY = """
            with copied as (
                update course set ancestry_read_at = :now
                where registration_id = :registration and id = :course and ancestry_read_at is null
                returning registration_id, id, deployment_id),
            ancestor as (
                select c.id from copied
                join course c on c.registration_id = copied.registration_id and c.deployment_id = copied.deployment_id
                    and c.id <> copied.id
                where (c.context_id = any (:contexts)
                       or c.id in (select k.course_id from resource_link k
                                   where k.registration_id = :registration and k.deployment_id = copied.deployment_id
                                     and k.resource_link_id = any (:links)))
                    and exists (select from course_settings s where s.registration_id = c.registration_id and s.course_id = c.id)
                order by array_position(:contexts, c.context_id) nulls last, c.id desc
                limit 1)
            insert into course_settings (registration_id, course_id, checkpoint, attempts, cool_down_seconds, time_limit_seconds,
                                         pass_mark, keys, feedback, report, revision, changed_at, copied_from)
            select copied.registration_id, copied.id, s.checkpoint, s.attempts, s.cool_down_seconds, s.time_limit_seconds,
                   s.pass_mark, s.keys, s.feedback, s.report, 1, :now, ancestor.id
            from copied, ancestor
            join course_settings s on s.registration_id = :registration and s.course_id = ancestor.id
            where num_nonnulls(s.attempts, s.cool_down_seconds, s.time_limit_seconds, s.pass_mark, s.keys, s.feedback, s.report) > 0
            on conflict do nothing
            """;

    /** Courses are many, and those that have launches at one time are few. */
    private static final int MOST_REMEMBERED = 10_000;

    private final JdbcClient database;
    private final Clock clock;

    private final Set<Course> asked = ConcurrentHashMap.newKeySet();

    public CopiedSettings(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Course(long registration, long id) {}

    /** Copies them where that was never done for this course. No statement once this node has asked. */
    public void copy(long registration, long course, Ancestry ancestry) {
        Course copied = new Course(registration, course);
        if (ancestry.isEmpty() || asked.contains(copied)) {
            return;
        }
        int rows = database.sql(COPY)
                .param("registration", registration)
                .param("course", course)
                .param("contexts", ancestry.contexts().toArray(String[]::new))
                .param("links", ancestry.links().toArray(String[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (rows > 0) {
            LOG.info(
                    "Course {} of registration {} has the settings of {} checkpoints from a copy",
                    course,
                    registration,
                    rows);
        }
        if (asked.size() >= MOST_REMEMBERED) {
            asked.clear();
        }
        asked.add(copied);
    }
}
