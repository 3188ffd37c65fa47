package checkpoint.learning.change;

import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.launch.message.Availability;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.AttemptRows;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.rules.Accommodations;
import checkpoint.learning.rules.Adjustments;
import checkpoint.learning.rules.InCourse;
import checkpoint.learning.rules.Rules;
import checkpoint.tool.time.StoredInstant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * Moves the ends of open attempts to where changed rules put them: what helps the learner counts at once, time that was given is not
 * taken back, and a closing date that comes too near leaves a last quarter of an hour. Within the transaction of the change.
 */
@Repository
class OpenAttempts {

    /** The time left to a learner whose quiz closes during their attempt. */
    static final Duration LAST_CALL = Duration.ofMinutes(15);

    private static final String OPEN = "select " + AttemptRows.COLUMNS
            + ", learner_id, course_id, checkpoint, time_until, available_until, " + Adjustments.COLUMN + """
             from attempt
            where registration_id = :registration and course_id = :course and submitted_at is null
            """;
    private static final String OF_CHECKPOINT = OPEN + "and checkpoint = :checkpoint order by id for update";
    private static final String OF_LEARNER = OPEN + """
            and learner_id = (select id from learner where registration_id = :registration and subject = :subject)
            order by id for update
            """;

    // By its key: "is null" would have all open ones walked through.
    private static final String MOVE = """
            update attempt set deadline = :deadline, time_until = :timeUntil
            where registration_id = :registration and id = :attempt and num_nonnulls(submitted_at) = 0
            """;

    private static final String COUNT = """
            select count(*) from attempt
            where registration_id = :registration and course_id = :course and checkpoint = :checkpoint and submitted_at is null
            """;

    // The same keys as in start_attempt, held alone.
    private static final String LOCK_CHECKPOINT =
            "select pg_advisory_xact_lock(hashtextextended(:course::bigint || ' ' || :checkpoint::text, :registration))";
    private static final String LOCK_LEARNER =
            "select pg_advisory_xact_lock(hashtextextended(:course::bigint || ' ' || :subject::text, :registration))";

    private final JdbcClient database;
    private final Checkpoints checkpoints;

    OpenAttempts(JdbcClient database, Checkpoints checkpoints) {
        this.database = database;
        this.checkpoints = checkpoints;
    }

    private record Open(Attempt attempt, @Nullable Instant timeUntil, Adjustments adjusted, Availability available) {}

    /** Nobody starts an attempt there until the transaction ends. */
    void holdStarts(InCourse where) {
        at(LOCK_CHECKPOINT, where).query(rows -> {});
    }

    /** The same for one learner at all checkpoints of a course. */
    void holdStarts(Accommodations.Whose whose) {
        at(LOCK_LEARNER, whose).query(rows -> {});
    }

    int count(InCourse where) {
        return at(COUNT, where).query(Integer.class).single();
    }

    void move(InCourse where, Instant now) {
        move(at(OF_CHECKPOINT, where), where.registration(), now);
    }

    void move(Accommodations.Whose whose, Instant now) {
        move(at(OF_LEARNER, whose), whose.registration(), now);
    }

    private void move(StatementSpec found, long registration, Instant now) {
        List<Open> all = found.query((row, index) -> open(row, registration)).list();
        for (Open open : all) {
            // One whose time is over stays so: it only waits to be submitted.
            if (!open.attempt().isOverdue(now)) {
                move(open, now);
            }
        }
    }

    private void move(Open open, Instant now) {
        Attempt attempt = open.attempt();
        Rules rules = open.adjusted().over(checkpoints.version(attempt.digest()).quiz(), open.available());
        Instant timeUntil = later(open.timeUntil(), rules.timeUntil(attempt.startedAt()));
        Instant closes = rules.closes();
        Instant lastCall = Rules.earlier(attempt.deadline(), now.plus(LAST_CALL));
        Instant deadline = Rules.earlier(timeUntil, closes == null ? null : later(closes, lastCall));
        if (Objects.equals(deadline, attempt.deadline()) && Objects.equals(timeUntil, open.timeUntil())) {
            return;
        }
        database.sql(MOVE)
                .param("registration", attempt.place().registration())
                .param("attempt", attempt.id())
                .param(
                        "deadline",
                        deadline == null ? null : deadline.atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param(
                        "timeUntil",
                        timeUntil == null ? null : timeUntil.atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private static Open open(ResultSet row, long registration) throws SQLException {
        Place place = new Place(
                registration, row.getLong("learner_id"), row.getLong("course_id"), row.getString("checkpoint"));
        return new Open(
                AttemptRows.attempt(row, place),
                StoredInstant.orNull(row, "time_until"),
                Adjustments.of(row.getString("rules")),
                new Availability(null, StoredInstant.orNull(row, "available_until")));
    }

    /** The later of two, of which {@code null} is never. */
    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return null;
        }
        return one.isAfter(other) ? one : other;
    }

    private StatementSpec at(String sql, InCourse where) {
        return database.sql(sql)
                .param("registration", where.registration())
                .param("course", where.course())
                .param("checkpoint", where.checkpoint());
    }

    private StatementSpec at(String sql, Accommodations.Whose whose) {
        return database.sql(sql)
                .param("registration", whose.registration())
                .param("course", whose.course())
                .param("subject", whose.subject());
    }
}
