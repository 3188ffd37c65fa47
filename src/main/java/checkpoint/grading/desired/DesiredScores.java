package checkpoint.grading.desired;

import checkpoint.learning.attempt.LinkedLearner;
import checkpoint.learning.policy.ScoreDecided;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Stores the score that each line item should show for each learner: the table {@code desired_score}, and {@code waiting_score} before it. */
@Repository
public class DesiredScores {

    // What is erased at this moment is desired by nobody: the rows that a decision hangs on are held, or it comes to
    // nothing.
    // Only a decision that is newer changes a row, and none lowers a pass that the platform may have. The same score,
    // worked for
    // again, is looked for again: it may have been reset.
    private static String newer(String work) {
        return """
                on conflict (registration_id, line_item_id, learner_id) do update
                    set attempt_id = excluded.attempt_id, version = desired_score.version + 1,
                        score_given = excluded.score_given, score_maximum = excluded.score_maximum,
                        passed = excluded.passed, submitted_at = greatest(excluded.submitted_at, %s), state = 'PENDING',
                        due_at = excluded.due_at, desired_at = excluded.desired_at, tries = 0, looks = 0, first_tried_at = null,
                        new_submission = true, cause = null, language = coalesce(excluded.language, desired_score.language)
                    where (desired_score.submitted_at < excluded.submitted_at
                           and not (desired_score.pass_may_be_delivered
                                    and excluded.score_given * desired_score.score_maximum
                                        < desired_score.score_given * excluded.score_maximum))
                       or (desired_score.attempt_id = excluded.attempt_id and desired_score.submitted_at < %s
                           and %s and desired_score.cause is distinct from 'KEPT'
                           and (desired_score.state <> 'SENT' or desired_score.cause is not null))""".formatted(work, work, Move.WORK_AGAIN.fromIn("desired_score.state"))
                .replace("'PENDING'", Move.DESIRE.endLiteral());
    }

    // A correction replaces what differs, whenever it was worked for; it is not new work, and lowers a delivered pass
    // only where
    // a person has said so.
    private static final String CORRECTED = """
            on conflict (registration_id, line_item_id, learner_id) do update
                set attempt_id = excluded.attempt_id, version = desired_score.version + 1,
                    score_given = excluded.score_given, score_maximum = excluded.score_maximum, passed = excluded.passed,
                    submitted_at = greatest(excluded.submitted_at, desired_score.submitted_at), state = 'PENDING',
                    due_at = excluded.due_at, desired_at = excluded.desired_at, tries = 0, looks = 0, first_tried_at = null,
                    new_submission = false, cause = null, language = coalesce(excluded.language, desired_score.language),
                    pass_may_be_delivered = desired_score.pass_may_be_delivered and not :lowers
                where desired_score.score_given * excluded.score_maximum <> excluded.score_given * desired_score.score_maximum
                  and (:lowers
                       or not (desired_score.pass_may_be_delivered
                               and excluded.score_given * desired_score.score_maximum
                                   < desired_score.score_given * excluded.score_maximum))""".replace("'PENDING'", Move.DESIRE.endLiteral());

    // The rows that it hangs on; an excuse hangs on no attempt.
    private static String desire(boolean attempt) {
        return """
                insert into desired_score (registration_id, line_item_id, learner_id, attempt_id, score_given, score_maximum,
                                           passed, submitted_at, state, due_at, desired_at, language)
                select i.registration_id, i.id, :learner, :attempt::bigint, :given, :maximum, :passed, :submitted, 'PENDING', :now, :now,
                       :language
                from line_item i
                join learner p on p.registration_id = i.registration_id and p.id = :learner
                %s
                where i.registration_id = :registration and i.resource_link_id = :link
                for key share of i, p%s
                """.formatted(
                        attempt ? "join attempt a on a.registration_id = i.registration_id and a.id = :attempt" : "",
                        attempt ? ", a" : "");
    }

    private static String await(boolean attempt) {
        return """
                insert into waiting_score (registration_id, resource_link_id, learner_id, attempt_id, score_given, score_maximum,
                                           passed, submitted_at)
                select k.registration_id, k.id, p.id, :attempt::bigint, :given, :maximum, :passed, :submitted
                from resource_link k
                join learner p on p.registration_id = k.registration_id and p.id = :learner
                %s
                where k.registration_id = :registration and k.id = :link
                for key share of k, p%s
                on conflict (registration_id, resource_link_id, learner_id) do update
                    set attempt_id = excluded.attempt_id, score_given = excluded.score_given,
                        score_maximum = excluded.score_maximum, passed = excluded.passed, submitted_at = excluded.submitted_at
                    where :corrected or waiting_score.submitted_at < excluded.submitted_at
                """.formatted(
                        attempt ? "join attempt a on a.registration_id = k.registration_id and a.id = :attempt" : "",
                        attempt ? ", a" : "");
    }

    private static final String ADOPT = """
            with come as (
                delete from waiting_score w using line_item i
                where i.registration_id = w.registration_id and i.resource_link_id = w.resource_link_id
                  and not exists (select from moved_away m where m.registration = w.registration_id)
                returning w.*, i.id as line_item_id
            )
            insert into desired_score (registration_id, line_item_id, learner_id, attempt_id, score_given, score_maximum,
                                       passed, submitted_at, state, due_at, desired_at)
            select registration_id, line_item_id, learner_id, attempt_id, score_given, score_maximum, passed, submitted_at,
                   'PENDING', :now, submitted_at
            from come
            """ + newer("excluded.submitted_at");

    // A score in flight is left to the worker that has it.
    private static final String PEOPLE_SAY = """
            update desired_score s
                set state = 'PENDING', due_at = :now, desired_at = :now, tries = 0, looks = 0, first_tried_at = null,
                    cause = null, told = :told, version = s.version + 1,
                    -- Somebody asks though it was said that results cannot be read: that is no short fault any more.
                    unread_since = case when s.unread_since is not null
                                        then least(s.unread_since, :now::timestamptz - interval '1 hour') end
            from line_item i
            where i.registration_id = :registration and i.resource_link_id = :link
              and s.registration_id = i.registration_id and s.line_item_id = i.id
              and s.learner_id = any(:learners) and\s""";

    private static final String KEEP = """
            update desired_score s
                set state = 'CONFIRMED', due_at = null, cause = 'KEPT', version = s.version + 1, found_there = null, unseen = false
            from line_item i
            where i.registration_id = :registration and i.resource_link_id = :link
              and s.registration_id = i.registration_id and s.line_item_id = i.id
              and s.learner_id = any(:learners) and (s.state = 'HELD' or s.cause = 'LOCKED') and\s""" + Move.KEEP_THEIRS.fromIn("s.state");

    // A launch as a learner is newer than what the platform or its roster said before.
    private static final String RETURNED = """
            update desired_score s
                set state = 'PENDING', due_at = :now, tries = 0, looks = 0, first_tried_at = null, cause = null,
                    version = s.version + 1
            from line_item i
            where i.registration_id = :registration and i.resource_link_id = :link
              and s.registration_id = i.registration_id and s.line_item_id = i.id and s.learner_id = :learner
              and s.cause = 'NOT_A_STUDENT' and greatest(s.last_sent_at, s.shown_at, s.desired_at) < :launched
              and\s""" + Move.RETURN.fromIn("s.state");

    private final JdbcClient database;

    public DesiredScores(JdbcClient database) {
        this.database = database;
    }

    /**
     * Writes the standing score as what this link ought to show; in the caller's transaction.
     *
     * @param hasLineItem whether the link has a line item by now; else the score waits for one
     */
    public void desire(ScoreDecided decided, long link, boolean hasLineItem, @Nullable String language, Instant now) {
        StatementSpec statement = hasLineItem ? here(decided, language, now) : later(decided);
        statement
                .param("registration", decided.registration())
                .param("link", link)
                .param("learner", decided.learner())
                .param("attempt", decided.attempt(), Types.BIGINT)
                .param("given", decided.given())
                .param("maximum", decided.maximum())
                .param("passed", decided.passed())
                .param("submitted", decided.submittedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private StatementSpec here(ScoreDecided decided, @Nullable String language, Instant now) {
        boolean work = decided.cause() == ScoreDecided.Cause.WORK;
        String sql = desire(decided.attempt() != null) + (work ? newer(":worked::timestamptz") : CORRECTED);
        StatementSpec statement =
                database.sql(sql).param("now", now.atOffset(ZoneOffset.UTC)).param("language", language, Types.VARCHAR);
        return work
                ? statement.param("worked", decided.workedAt().atOffset(ZoneOffset.UTC))
                : statement.param("lowers", decided.cause() == ScoreDecided.Cause.LOWERING);
    }

    private StatementSpec later(ScoreDecided decided) {
        return database.sql(await(decided.attempt() != null))
                .param("corrected", decided.cause() != ScoreDecided.Cause.WORK);
    }

    /** Moves the scores that waited for a gradebook into the line items that launches have named since. */
    public int adopt(Instant now) {
        return database.sql(ADOPT).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    /** A person has these sent again: where the gradebook shows a value that is none of ours they are held again. */
    public int sendAgain(long registration, long link, List<Long> learners, Instant now) {
        return say(Move.SEND_AGAIN, registration, link, learners, now);
    }

    /** An instructor has our score sent in place of the gradebook's grade. */
    public int sendOurs(long registration, long link, List<Long> learners, Instant now) {
        return say(Move.SEND_OURS, registration, link, learners, now);
    }

    /** A learner of whom the platform had said that they are not a student of the course has launched as one since. */
    public boolean returned(LinkedLearner who, Instant launched, Instant now) {
        return database.sql(RETURNED)
                        .param("registration", who.registration())
                        .param("link", who.resourceLink())
                        .param("learner", who.learner())
                        .param("launched", launched.atOffset(ZoneOffset.UTC))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** An instructor keeps the gradebook's grade. */
    public int keepTheirs(long registration, long link, List<Long> learners) {
        return database.sql(KEEP)
                .param("registration", registration)
                .param("link", link)
                .param("learners", learners.toArray(Long[]::new))
                .update();
    }

    private int say(Move move, long registration, long link, List<Long> learners, Instant now) {
        return database.sql(PEOPLE_SAY + move.fromIn("s.state"))
                .param("registration", registration)
                .param("link", link)
                .param("learners", learners.toArray(Long[]::new))
                .param("told", move == Move.SEND_OURS)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
