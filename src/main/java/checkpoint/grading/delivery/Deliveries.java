package checkpoint.grading.delivery;

import checkpoint.grading.result.Fraction;
import checkpoint.grading.result.ResultReading;
import checkpoint.grading.sending.Due;
import checkpoint.grading.sending.Quirk;
import checkpoint.grading.sending.Settlement;
import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades.GradeState;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Rows of {@code desired_score} that a worker has claimed: held, marked before they leave, settled by the answer. */
@Repository
class Deliveries {

    private static final String ROW = """
            where registration_id = :registration and line_item_id = :lineItem and learner_id = :learner
              and lease_owner = :lease
            """;

    // Extended for as long as a request may take, by the worker that still holds it.
    private static final String HOLD =
            "update desired_score set lease_until = :until " + ROW + " and lease_until > :now";

    private static final String STILL = ROW + " and version = :version\n";
    // Written down before it is sent, since a worker may die in between; and only what is desired still, once in a
    // whole
    // second.
    private static final String LEAVE = """
            update desired_score
                set lease_until = :until, last_sent_at = :now, found_there = :found, unread_since = :unread, unseen = false,
                    pass_may_be_delivered = pass_may_be_delivered or passed,
                    may_be_there = (select array_agg(distinct one)
                                    from unnest(may_be_there || array[:fraction, :also]::numeric[]) one where one is not null)
            """ + STILL + """
             and lease_until > :now
             and (:repeated or last_sent_at is null or last_sent_at <= :secondAgo)""";
    private static final String ACCEPTED = """
            update desired_score
                set lease_until = null, lease_owner = null, state = :state, due_at = :due, cause = :cause,
                    told = false, looks = 0, sent_at = :now, unseen = true, new_submission = :newSubmission,
                    last_status = :status, last_answer = :words
            """ + STILL;
    private static final String NOT_ACCEPTED = """
            update desired_score
                set lease_until = null, lease_owner = null, state = :state, due_at = :due, cause = :cause,
                    new_submission = :newSubmission, last_status = :status, last_answer = :words
            """ + STILL;
    private static final String NOT_SENT =
            NOT_ACCEPTED.replace("lease_owner = null,", "lease_owner = null, unread_since = :unread,");
    // Something newer is desired meanwhile: only what happened at the platform is kept.
    private static final String OVERTAKEN = """
            update desired_score
                set lease_until = null, lease_owner = null, unseen = unseen or :accepted,
                    sent_at = case when :accepted then :now else sent_at end, last_status = :status, last_answer = :words
            """ + ROW;
    private static final String READ = """
            update desired_score
                set lease_until = null, lease_owner = null, unread_since = null,
                    shown_given = :given, shown_maximum = :maximum, shown_at = :now""";
    private static final String LOOKED = READ + ", state = :state, due_at = :due, cause = :cause " + STILL;
    // From now on this value alone is ours, and what the platform made of it; any other is a person's.
    private static final String CONFIRMED = READ + """
            , state = :state, due_at = null, cause = :cause, confirmed = :fraction, may_be_there = array_remove(array[:fraction, :shownAs]::numeric[], null),
                    shown_as = :shownAs, confirmed_work = submitted_at, found_there = null, unseen = false, told = false,
                    pass_may_be_delivered = pass_may_be_delivered or passed
            """ + STILL;
    private static final String UNREAD = """
            update desired_score
                set lease_until = null, lease_owner = null, unread_since = coalesce(unread_since, :now),
                    state = :state, due_at = :due, cause = :cause
            """ + STILL;
    private static final String FREE = "update desired_score set lease_until = null, lease_owner = null " + ROW;
    // At once where something newer is desired; else after the second in which it may not be sent.
    private static final String RELEASE = """
            update desired_score
                set lease_until = null, lease_owner = null,
                    due_at = case when version = :version then greatest(due_at, last_sent_at + interval '1 second') else due_at end
            """ + ROW;
    private static final String LEARN = """
            update deployment d set quirks = array_append(d.quirks, :quirk)
            from line_item i join resource_link k on k.registration_id = i.registration_id and k.id = i.resource_link_id
            where i.registration_id = :registration and i.id = :lineItem
              and d.registration_id = k.registration_id and d.id = k.deployment_id and not :quirk = any(d.quirks)""";
    // All that follows an answer is one statement: who was erased while it was on its way has no row, and nothing is
    // kept of it.
    private static String settle(String moved) {
        return "with moved as (" + moved + " returning 1), overtaken as (" + OVERTAKEN + """
                 and not exists (select from moved) returning 1
                ), taken_over as (
                    select 1 from desired_score
                    where registration_id = :registration and line_item_id = :lineItem and learner_id = :learner
                      and not exists (select from moved) and not exists (select from overtaken)
                    for key share
                )
                insert into delivery (registration_id, line_item_id, learner_id, version, score_given, score_maximum, sent_at,
                                      answered_at, status, outcome, answer)
                select :registration, :lineItem, :learner, :version, :given, :maximum, :sent, :now, :status, :outcome, :words
                from (select * from moved union all select * from overtaken union all select * from taken_over) one""";
    }

    private static final String SETTLE_ACCEPTED = settle(ACCEPTED);
    private static final String SETTLE_OTHER = settle(NOT_ACCEPTED);

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
     * @param repeated whether the platform refused the first access token, so that this one follows at once
     */
    boolean leave(Due due, Instant now, Instant until, Departure departure, boolean repeated) {
        return still(LEAVE, due)
                        .param("now", at(now))
                        .param("until", at(until))
                        .param("secondAgo", at(now.minusSeconds(1)))
                        .param("found", value(departure.replaces()), Types.NUMERIC)
                        .param("also", value(departure.alsoOurs()), Types.NUMERIC)
                        .param("unread", at(departure.unreadSince()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("fraction", due.memory().desired().value())
                        .param("repeated", repeated)
                        .update()
                == 1;
    }

    /** It did not leave. */
    void release(Due due) {
        row(RELEASE, due).param("version", due.version()).update();
    }

    /** It was answered, or not: that is recorded, and the row moves if what was sent is desired still. */
    void settle(Due due, Settlement settled, Instant sentAt, Instant now) {
        boolean accepted = settled.state() == GradeState.SENT;
        move(accepted ? SETTLE_ACCEPTED : SETTLE_OTHER, due, settled.state(), settled.dueAt(), settled.cause())
                .param("newSubmission", settled.newSubmission())
                .param("accepted", accepted)
                .param("given", due.given())
                .param("maximum", due.maximum())
                .param("sent", at(sentAt))
                .param("now", at(now))
                .param("status", settled.status())
                .param("outcome", settled.outcome())
                .param("words", settled.words())
                .update();
    }

    /**
     * It was not sent, as the result could not be read.
     *
     * @param unreadSince since when
     */
    void postpone(Due due, Settlement settled, Instant unreadSince) {
        int rows = move(NOT_SENT, due, settled.state(), settled.dueAt(), settled.cause())
                .param("unread", at(unreadSince))
                .param("newSubmission", settled.newSubmission())
                .param("status", settled.status())
                .param("words", settled.words())
                .update();
        freeUnless(rows, due);
    }

    /** It was looked for; this is the result. */
    void looked(
            Due due,
            ResultReading seen,
            GradeState state,
            @Nullable Instant dueAt,
            @Nullable Cause cause,
            Instant now) {
        freeUnless(read(move(LOOKED, due, state, dueAt, cause), seen, now).update(), due);
    }

    /** It was looked for, and could not be read. */
    void unread(Due due, @Nullable Instant dueAt, Instant now) {
        int rows = move(UNREAD, due, GradeState.SENT, dueAt, Cause.UNREADABLE)
                .param("now", at(now))
                .update();
        freeUnless(rows, due);
    }

    /**
     * The gradebook shows it.
     *
     * @param shownAs in its own way; {@code null}: exactly
     */
    void confirmed(Due due, ResultReading seen, @Nullable Fraction shownAs, Instant now) {
        BigDecimal ours = due.memory().desired().value();
        BigDecimal as = value(shownAs);
        StatementSpec statement =
                move(CONFIRMED, due, GradeState.CONFIRMED, null, as == null ? null : Cause.SHOWN_OTHERWISE);
        int rows = read(statement, seen, now)
                .param("fraction", ours)
                .param("shownAs", as, Types.NUMERIC)
                .update();
        freeUnless(rows, due);
    }

    /** Remembers that the platform insists on this. */
    void learn(Due due, Quirk quirk) {
        database.sql(LEARN)
                .param("quirk", quirk.name())
                .param("registration", due.registration())
                .param("lineItem", due.lineItem())
                .update();
    }

    /** A row whose version is another is somebody else's to move: its lease alone is given back. */
    private void freeUnless(int rows, Due due) {
        if (rows == 0) {
            row(FREE, due).update();
        }
    }

    private StatementSpec move(String sql, Due due, GradeState state, @Nullable Instant dueAt, @Nullable Cause cause) {
        StatementSpec statement = still(sql, due)
                .param("state", state.name())
                .param("cause", cause == null ? null : cause.name(), Types.VARCHAR);
        return sql.contains(":due") ? statement.param("due", at(dueAt), Types.TIMESTAMP_WITH_TIMEZONE) : statement;
    }

    private static StatementSpec read(StatementSpec statement, ResultReading seen, Instant now) {
        return statement
                .param("given", seen instanceof ResultReading.Shows shows ? shows.given() : null, Types.NUMERIC)
                .param("maximum", seen instanceof ResultReading.Shows shows ? shows.maximum() : null, Types.NUMERIC)
                .param("now", at(now));
    }

    private StatementSpec still(String sql, Due due) {
        return row(sql, due).param("version", due.version());
    }

    private static @Nullable BigDecimal value(@Nullable Fraction fraction) {
        return fraction == null ? null : fraction.value();
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
