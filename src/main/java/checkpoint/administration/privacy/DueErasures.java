package checkpoint.administration.privacy;

import checkpoint.tool.setup.LongStatements;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The courses and names whose time is up, by the last launch of each. One node claims the nightly work. */
@Repository
class DueErasures {

    private static final String ONE_NODE = "select pg_try_advisory_xact_lock(7012041)";

    private static final String NOTE_COURSES = """
            update course c set last_launched_at = seen.at
            from (select k.registration_id, k.course_id, max(l.launched_at) as at
                  from launch l join resource_link k on k.registration_id = l.registration_id and k.id = l.resource_link_id
                  group by k.registration_id, k.course_id) seen
            where c.registration_id = seen.registration_id and c.id = seen.course_id
              and (c.last_launched_at is null or c.last_launched_at < seen.at - interval '1 hour')""";

    private static final String NOTE_LEARNERS = """
            update learner p set last_launched_at = seen.at
            from (select registration_id, learner_id, max(launched_at) as at from launch
                  where learner_id is not null group by registration_id, learner_id) seen
            where p.registration_id = seen.registration_id and p.id = seen.learner_id
              and (p.last_launched_at is null or p.last_launched_at < seen.at - interval '1 hour')""";

    private static final String CLAIM = """
            insert into nightly (job, ran_at) values (:job, :now)
            on conflict (job) do update set ran_at = excluded.ran_at where nightly.ran_at < :before""";

    // What was launched within the hour is not noted yet, and stands in launch itself.
    private static final String DUE_COURSES = """
            select c.registration_id, c.id from course c
            join retention r on r.registration_id = c.registration_id
            where coalesce(c.last_launched_at, c.first_seen_at) < :now - make_interval(months => r.course_months)
              and not exists (select from resource_link k
                              join launch l on l.registration_id = k.registration_id and l.resource_link_id = k.id
                              where k.registration_id = c.registration_id and k.course_id = c.id
                                and l.launched_at >= :now - make_interval(months => r.course_months))""";

    private static final String ERASE_NAMES = """
            update learner p set name = null
            from registration g left join retention r on r.registration_id = g.id
            where p.registration_id = g.id and p.name is not null
              and coalesce(p.last_launched_at, p.first_seen_at) < :now - make_interval(days => coalesce(r.name_days, :usual))
              and not exists (select from launch l where l.registration_id = p.registration_id and l.learner_id = p.id
                                and l.launched_at >= :now - make_interval(days => coalesce(r.name_days, :usual)))
            returning p.registration_id""";

    private final DataSource source;
    private final JdbcClient database;

    DueErasures(DataSource source, JdbcClient database) {
        this.source = source;
        this.database = database;
    }

    /** Notes when each course and learner launched last, before the launches are forgotten; within a transaction. */
    void noteLaunches() {
        if (database.sql(ONE_NODE).query(Boolean.class).single()) {
            database.sql(NOTE_COURSES).update();
            database.sql(NOTE_LEARNERS).update();
        }
    }

    /** Whether this node is the one that does this job now, because nobody has since {@code before}. */
    boolean claim(String job, Instant now, Instant before) {
        return database.sql(CLAIM)
                        .param("job", job)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("before", before.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<DataScope.Course> dueCourses(Instant now) {
        return database.sql(DUE_COURSES + " order by c.registration_id, c.id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new DataScope.Course(row.getLong(1), row.getLong(2)))
                .list();
    }

    boolean isDue(DataScope.Course course, Instant now) {
        return database.sql("select exists (" + DUE_COURSES + " and c.registration_id = :registration and c.id = :id)")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("registration", course.registration())
                .param("id", course.id())
                .query(Boolean.class)
                .single();
    }

    /** Erases the names that are due; how many, by registration. Within a transaction. */
    Map<Long, Integer> eraseNames(Instant now) {
        LongStatements.allow(source);
        List<Long> erased = database.sql(ERASE_NAMES)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("usual", Retention.USUAL.nameDays())
                .query((row, number) -> row.getLong(1))
                .list();
        Map<Long, Integer> counts = new HashMap<>();
        erased.forEach(registration -> counts.merge(registration, 1, Integer::sum));
        return counts;
    }
}
