package checkpoint.administration.usage;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sums of usage by platform and month, and by platform and checkpoint, as tables. */
@Repository
class UsageSums {

    private static final String LAUNCHES = """
            insert into usage_month (registration_id, month, launches)
            select registration_id, date_trunc('month', launched_at at time zone 'UTC')::date, count(*) from launch
            where launched_at >= :from and launched_at < :to group by 1, 2
            on conflict (registration_id, month) do update set launches = usage_month.launches + excluded.launches
            """;
    private static final String LEARNERS = """
            with fresh as (
                insert into usage_learner (registration_id, month, learner_id)
                select distinct l.registration_id, date_trunc('month', l.launched_at at time zone 'UTC')::date, l.learner_id
                from launch l join learner p on p.registration_id = l.registration_id and p.id = l.learner_id
                where l.launched_at >= :from and l.launched_at < :to
                on conflict do nothing returning registration_id, month)
            insert into usage_month (registration_id, month, active)
            select registration_id, month, count(*) from fresh group by 1, 2
            on conflict (registration_id, month) do update set active = usage_month.active + excluded.active
            """;
    /** However late each was written; but none whose launch waits for the next time. */
    private static final String ATTEMPTS = """
            with gone as (delete from usage_handed_in where submitted_at < :to returning registration_id, submitted_at, passed, checkpoint),
            by_checkpoint as (
                insert into usage_checkpoint (registration_id, checkpoint, attempts)
                select g.registration_id, g.checkpoint, count(*) from gone g join registration r on r.id = g.registration_id
                where g.checkpoint is not null group by 1, 2
                on conflict (registration_id, checkpoint) do update set attempts = usage_checkpoint.attempts + excluded.attempts)
            insert into usage_month (registration_id, month, attempts, passes)
            select g.registration_id, date_trunc('month', g.submitted_at at time zone 'UTC')::date, count(*), count(*) filter (where g.passed)
            from gone g join registration r on r.id = g.registration_id group by 1, 2
            on conflict (registration_id, month) do update
            set attempts = usage_month.attempts + excluded.attempts, passes = usage_month.passes + excluded.passes
            """;

    private static final String REFUSALS = """
            insert into usage_refusal (registration_id, month, code, times)
            select coalesce(registration_id, 0), date_trunc('month', at at time zone 'UTC')::date, code, count(*) from refusal
            where at >= :from and at < :to and code not like 'WEB-%' group by 1, 2, 3
            on conflict (registration_id, month, code) do update set times = usage_refusal.times + excluded.times
            """;
    /** Only the first time that the platform took a score: sending it again by hand is not a delay. */
    private static final String DELAYS = """
            insert into usage_delay (registration_id, month, class, times)
            select d.registration_id, date_trunc('month', d.answered_at at time zone 'UTC')::date,
                   case when x.seconds < 1 then 0 else least(79, 1 + floor(ln(x.seconds) / ln(1.25))::int) end, count(*)
            from delivery d
            join desired_score s on s.registration_id = d.registration_id and s.line_item_id = d.line_item_id
                 and s.learner_id = d.learner_id and s.version = d.version
            cross join lateral (select extract(epoch from d.answered_at - s.submitted_at)::float8 as seconds) x
            where d.answered_at >= :from and d.answered_at < :to and d.sent_at >= :from - interval '1 hour' and d.outcome = 'accepted'
              and not exists (select from delivery e where e.registration_id = d.registration_id and e.line_item_id = d.line_item_id
                              and e.learner_id = d.learner_id and e.version = d.version and e.outcome = 'accepted' and e.id < d.id)
            group by 1, 2, 3
            on conflict (registration_id, month, class) do update set times = usage_delay.times + excluded.times
            """;

    private static final String FORGET = """
            delete from usage_learner where month < date_trunc('month', (:to - interval '3 days') at time zone 'UTC')::date
            """;

    private final JdbcClient database;

    UsageSums(JdbcClient database) {
        this.database = database;
    }

    /** Adds what happened in this span, the end not included; within the transaction that notes how far it was counted. */
    void add(OffsetDateTime from, OffsetDateTime to) {
        for (String sql : List.of(LAUNCHES, LEARNERS, REFUSALS, DELAYS)) {
            database.sql(sql).param("from", from).param("to", to).update();
        }
        database.sql(ATTEMPTS).param("to", to).update();
        database.sql(FORGET).param("to", to).update();
    }
}
