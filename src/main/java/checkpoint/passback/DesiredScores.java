package checkpoint.passback;

import checkpoint.attempt.ScoreDecided;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code desired_score}: what each line item ought to show for each learner, and where that stands. */
@Repository
class DesiredScores {

    // Only a decision that is newer changes a row, and none lowers a pass that the platform may have.
    private static final String DESIRE = """
            insert into desired_score (registration_id, line_item_id, learner_id, attempt_id, score_given, score_maximum,
                                       passed, submitted_at, state, due_at)
            select i.registration_id, i.id, :learner, :attempt, :given, :maximum, :passed, :submitted, 'PENDING', :now
            from line_item i where i.registration_id = :registration and i.resource_link_id = :link
            on conflict (registration_id, line_item_id, learner_id) do update
                set attempt_id = excluded.attempt_id, version = desired_score.version + 1,
                    score_given = excluded.score_given, score_maximum = excluded.score_maximum,
                    passed = excluded.passed, submitted_at = excluded.submitted_at, state = 'PENDING',
                    due_at = excluded.due_at, tries = 0, first_tried_at = null, new_submission = true
                where desired_score.submitted_at < excluded.submitted_at
                  and not (desired_score.pass_may_be_delivered
                           and excluded.score_given * desired_score.score_maximum
                               < desired_score.score_given * excluded.score_maximum)""";

    // One statement: rows that another worker has are passed over, and each platform gives only what it has places for.
    private static final String CLAIM = """
            with place as (
                select * from unnest(:registrations::bigint[], :free::int[]) as place (registration_id, free)
            ), chosen as (
                select due.* from place cross join lateral (
                    select s.registration_id, s.line_item_id, s.learner_id
                    from desired_score s
                    join line_item i on i.registration_id = s.registration_id and i.id = s.line_item_id
                    where s.registration_id = place.registration_id and s.due_at <= :now
                      and (s.lease_until is null or s.lease_until < :now)
                      and (s.last_sent_at is null or s.last_sent_at < :second)
                      and i.url is not null
                    order by s.due_at
                    limit place.free
                    for update of s skip locked) due
            )
            update desired_score s
                set lease_until = :until, lease_owner = :lease, tries = s.tries + 1,
                    first_tried_at = coalesce(s.first_tried_at, :now), last_sent_at = :second,
                    -- Told before it is sent: a worker may die in between.
                    pass_may_be_delivered = s.pass_may_be_delivered or s.passed
            from chosen c
            join line_item i on i.registration_id = c.registration_id and i.id = c.line_item_id
            join resource_link k on k.registration_id = i.registration_id and k.id = i.resource_link_id
            join deployment d on d.registration_id = k.registration_id and d.id = k.deployment_id
            join learner p on p.registration_id = c.registration_id and p.id = c.learner_id
            where s.registration_id = c.registration_id and s.line_item_id = c.line_item_id and s.learner_id = c.learner_id
            returning s.registration_id, s.line_item_id, s.learner_id, s.version, p.subject, i.url, i.scopes, s.score_given,
                      s.score_maximum, s.passed, s.submitted_at, s.tries, s.first_tried_at, s.last_sent_at,
                      d.product_family, s.new_submission""";

    // The lease is given back in any case; the rest only if the row is still the one that was sent.
    private static final String SETTLE = """
            update desired_score
                set lease_until = null, lease_owner = null,
                    state = case when version = :version then :state else state end,
                    due_at = case when version = :version then :due else due_at end,
                    sent_at = case when version = :version and :state = 'SENT' then :now else sent_at end,
                    new_submission = case when version = :version then :newSubmission else new_submission end,
                    last_status = :status, last_answer = :words
            where registration_id = :registration and line_item_id = :lineItem and learner_id = :learner
              and lease_owner = :lease""";

    private static final String RECORD = """
            insert into delivery (registration_id, line_item_id, learner_id, version, score_given, score_maximum, sent_at,
                                  answered_at, status, outcome, answer)
            values (:registration, :lineItem, :learner, :version, :given, :maximum, :sent, :now, :status, :outcome, :words)""";

    private final JdbcClient database;

    DesiredScores(JdbcClient database) {
        this.database = database;
    }

    /** Writes the standing score as what this link's line item ought to show; in the caller's transaction. */
    int desire(ScoreDecided decided, long resourceLink, Instant now) {
        return database.sql(DESIRE)
                .param("registration", decided.registration())
                .param("link", resourceLink)
                .param("learner", decided.learner())
                .param("attempt", decided.attempt())
                .param("given", decided.given())
                .param("maximum", decided.maximum())
                .param("passed", decided.passed())
                .param("submitted", at(decided.submittedAt()))
                .param("now", at(now))
                .update();
    }

    /** Claims what is due, at most so many for each registration, until the lease ends. */
    List<Due> claim(Map<Long, Integer> free, Instant now, Duration lease) {
        UUID owner = UUID.randomUUID();
        return database.sql(CLAIM)
                .param("registrations", free.keySet().toArray(Long[]::new))
                .param("free", free.values().toArray(Integer[]::new))
                .param("now", at(now))
                .param("second", at(now.truncatedTo(ChronoUnit.SECONDS)))
                .param("until", at(now.plus(lease)))
                .param("lease", owner)
                .query((row, number) -> due(row, owner))
                .list();
    }

    /** What becomes of a row after an answer. */
    record Settled(String state, @Nullable Instant dueAt, int status, String outcome, String words, boolean newSubmission) {}

    @Transactional
    void settle(Due due, Settled settled, Instant sentAt, Instant now) {
        database.sql(SETTLE)
                .param("registration", due.registration())
                .param("lineItem", due.lineItem())
                .param("learner", due.learner())
                .param("version", due.version())
                .param("lease", due.lease())
                .param("state", settled.state)
                .param("due", settled.dueAt == null ? null : at(settled.dueAt), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", at(now))
                .param("status", settled.status)
                .param("words", settled.words)
                .param("newSubmission", settled.newSubmission)
                .update();
        database.sql(RECORD)
                .param("registration", due.registration())
                .param("lineItem", due.lineItem())
                .param("learner", due.learner())
                .param("version", due.version())
                .param("given", due.given())
                .param("maximum", due.maximum())
                .param("sent", at(sentAt))
                .param("now", at(now))
                .param("status", settled.status)
                .param("outcome", settled.outcome)
                .param("words", settled.words)
                .update();
    }

    private static Due due(ResultSet row, UUID lease) throws SQLException {
        Array scopes = row.getArray("scopes");
        return new Due(
                row.getLong("registration_id"),
                row.getLong("line_item_id"),
                row.getLong("learner_id"),
                row.getLong("version"),
                lease,
                row.getString("subject"),
                row.getString("url"),
                List.of((String[]) scopes.getArray()),
                row.getBigDecimal("score_given"),
                row.getBigDecimal("score_maximum"),
                row.getBoolean("passed"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getInt("tries"),
                row.getObject("first_tried_at", OffsetDateTime.class).toInstant(),
                row.getString("product_family"),
                row.getBoolean("new_submission"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
