package checkpoint.grading.delivery;

import checkpoint.grading.result.Fraction;
import checkpoint.grading.result.Seen;
import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades.GradeState;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Rows of {@code desired_score} that a worker has claimed: held, marked before they leave, settled by the answer. */
@Repository
class Deliveries {

    private static final String ROW = """
            where registration_id = :registration and line_item_id = :lineItem and learner_id = :learner
              and lease_owner = :lease
            """;

    // Held for as long as a request may take, by whoever holds it still.
    private static final String HOLD =
            "update desired_score set lease_until = :until " + ROW + " and lease_until > :now";

    // Told before it is sent, since a worker may die in between; and only what is desired still, once in a whole
    // second.
    private static final String LEAVE = """
            update desired_score
                set lease_until = :until, last_sent_at = :now, found_there = :found,
                    pass_may_be_delivered = pass_may_be_delivered or passed,
                    may_be_there = case when :fraction = any(may_be_there) then may_be_there
                                        else array_append(may_be_there, :fraction) end
            """ + ROW + """
             and version = :version and lease_until > :now
             and (:repeated or last_sent_at is null or last_sent_at <= :secondAgo)""";

    // The lease is given back in any case; the rest only if the row is still the one that was sent.
    private static final String SETTLE = """
            update desired_score
                set lease_until = null, lease_owner = null,
                    state = case when version = :version then :state else state end,
                    due_at = case when version = :version then :due else due_at end,
                    cause = case when version = :version then :cause else cause end,
                    told = told and (version <> :version or :state <> 'SENT'),
                    looks = case when :state = 'SENT' then 0 else looks end,
                    found_there = case when :state = 'SENT' then null else found_there end,
                    sent_at = case when :state = 'SENT' then :now else sent_at end,
                    new_submission = case when version = :version then :newSubmission else new_submission end,
                    last_status = :status, last_answer = :words
            """ + ROW;

    private static final String SAW = """
            update desired_score
                set lease_until = null, lease_owner = null,
                    shown_given = case when :read then :given else shown_given end,
                    shown_maximum = case when :read then :maximum else shown_maximum end,
                    shown_at = case when :read then :now else shown_at end,
                    state = case when version = :version then :state else state end,
                    due_at = case when version = :version then :due else due_at end,
                    cause = case when version = :version then :cause else cause end
            """ + ROW;

    // The same where it was read back: from now on this value alone is ours, and any other is a person's.
    private static final String CONFIRM = SAW.replace("lease_owner = null,", """
            lease_owner = null,
                    confirmed = case when version = :version then :fraction else confirmed end,
                    may_be_there = case when version = :version then array[:fraction] else may_be_there end,
                    found_there = case when version = :version then null else found_there end,
                    told = told and version <> :version,
                    pass_may_be_delivered = pass_may_be_delivered or (version = :version and passed),""");

    // At once where something newer is desired; else after the second in which it may not be sent.
    private static final String RELEASE = """
            update desired_score
                set lease_until = null, lease_owner = null,
                    due_at = case when version = :version then greatest(due_at, last_sent_at + interval '1 second') else due_at end
            """ + ROW;

    private static final String RECORD = """
            insert into delivery (registration_id, line_item_id, learner_id, version, score_given, score_maximum, sent_at,
                                  answered_at, status, outcome, answer)
            select registration_id, line_item_id, learner_id, :version, :given, :maximum, :sent, :now, :status, :outcome, :words
            from desired_score
            where registration_id = :registration and line_item_id = :lineItem and learner_id = :learner
            -- Whose learner was erased while it was on its way: then nothing is kept of it.
            for key share""";

    private final JdbcClient database;

    Deliveries(JdbcClient database) {
        this.database = database;
    }

    /** Whether the row is still ours, now until then. */
    boolean hold(Due due, Instant now, Instant until) {
        return row(HOLD, due).param("now", at(now)).param("until", at(until)).update() == 1;
    }

    /**
     * Marks that the score leaves now. Whether it may: not where another has the row, where something newer is desired, or
     * within a second after it left last.
     *
     * @param replaces a value that is none of ours
     * @param repeated whether the platform refused the first access token, so that this one follows at once
     */
    boolean leave(Due due, Instant now, Instant until, @Nullable Fraction replaces, boolean repeated) {
        return row(LEAVE, due)
                        .param("version", due.version())
                        .param("now", at(now))
                        .param("until", at(until))
                        .param("secondAgo", at(now.minusSeconds(1)))
                        .param("found", replaces == null ? null : replaces.value(), Types.NUMERIC)
                        .param("fraction", due.memory().desired().value())
                        .param("repeated", repeated)
                        .update()
                == 1;
    }

    /** It did not leave. */
    void release(Due due) {
        row(RELEASE, due).param("version", due.version()).update();
    }

    /** It was answered, or not. */
    @Transactional
    void settle(Due due, Settled settled, Instant sentAt, Instant now) {
        postpone(due, settled, now);
        database.sql(RECORD)
                .param("registration", due.registration())
                .param("lineItem", due.lineItem())
                .param("learner", due.learner())
                .param("version", due.version())
                .param("given", due.given())
                .param("maximum", due.maximum())
                .param("sent", at(sentAt))
                .param("now", at(now))
                .param("status", settled.status())
                .param("outcome", settled.outcome())
                .param("words", settled.words())
                .update();
    }

    /** The same where nothing was sent, so that there is no send to record. */
    void postpone(Due due, Settled settled, Instant now) {
        row(SETTLE, due)
                .param("version", due.version())
                .param("state", settled.state().name())
                .param("due", at(settled.dueAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("cause", settled.cause() == null ? null : settled.cause().name(), Types.VARCHAR)
                .param("now", at(now))
                .param("status", settled.status())
                .param("words", settled.words())
                .param("newSubmission", settled.newSubmission())
                .update();
    }

    /**
     * It was looked for, and that is where it stands now.
     *
     * @param confirmed whether the gradebook shows what is desired
     */
    void saw(
            Due due,
            Seen seen,
            GradeState state,
            @Nullable Instant dueAt,
            @Nullable Cause cause,
            boolean confirmed,
            Instant now) {
        StatementSpec statement = confirmed
                ? row(CONFIRM, due).param("fraction", due.memory().desired().value())
                : row(SAW, due);
        statement
                .param("version", due.version())
                .param("read", seen instanceof Seen.Shows || seen instanceof Seen.Nothing)
                .param("given", seen instanceof Seen.Shows shows ? shows.given() : null, Types.NUMERIC)
                .param("maximum", seen instanceof Seen.Shows shows ? shows.maximum() : null, Types.NUMERIC)
                .param("now", at(now))
                .param("state", state.name())
                .param("due", at(dueAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("cause", cause == null ? null : cause.name(), Types.VARCHAR)
                .update();
    }

    private StatementSpec row(String sql, Due due) {
        return database.sql(sql)
                .param("registration", due.registration())
                .param("lineItem", due.lineItem())
                .param("learner", due.learner())
                .param("lease", due.lease());
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
