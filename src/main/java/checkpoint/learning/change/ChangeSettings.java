package checkpoint.learning.change;

import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.launch.message.Availability;
import checkpoint.learning.attempt.AttemptReason;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.policy.DecideScore;
import checkpoint.learning.rules.Accommodation;
import checkpoint.learning.rules.Adjustments;
import checkpoint.learning.rules.CourseSettings;
import checkpoint.learning.rules.InCourse;
import checkpoint.learning.rules.StoredSettings;
import checkpoint.tool.refusal.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Changes a course's settings for a checkpoint, with all that follows in one transaction: open attempts end when the new rules say,
 * who failed by a mark that was lowered has passed, and grades that were held back go out. Nobody who passed fails by a change.
 */
@Component
public class ChangeSettings {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeSettings.class);

    private static final String FAILED = """
            registration_id = :registration and course_id = :course and checkpoint = :checkpoint
                and submitted_at is not null and discarded_at is null and not passed
            """;
    private static final String VERSIONS = "select distinct content_digest from attempt where " + FAILED;
    private static final String REACH = " and content_digest = :digest and score_given >= score_maximum * :mark";
    private static final String WHO_REACHES = "select distinct learner_id from attempt where " + FAILED + REACH;
    private static final String PASS =
            "update attempt set passed = true, pass_mark = :mark where " + FAILED + REACH + " returning learner_id";

    /** A learner who has passed already gains nothing that a page or a gradebook would show. */
    private static final String WITHOUT_A_PASS = """
            and not exists (select from attempt p
                             where p.registration_id = attempt.registration_id and p.learner_id = attempt.learner_id
                               and p.course_id = attempt.course_id and p.checkpoint = attempt.checkpoint
                              and p.passed and p.discarded_at is null)""";

    private static final String WITHOUT_PASS =
            "select distinct learner_id from attempt where " + FAILED + WITHOUT_A_PASS;

    private final StoredSettings stored;
    private final OpenAttempts open;
    private final Checkpoints checkpoints;
    private final DecideScore decide;
    private final JdbcClient database;
    private final TransactionOperations transaction;
    private final Clock clock;

    ChangeSettings(
            StoredSettings stored,
            OpenAttempts open,
            Checkpoints checkpoints,
            DecideScore decide,
            JdbcClient database,
            TransactionOperations transaction,
            Clock clock) {
        this.stored = stored;
        this.open = open;
        this.checkpoints = checkpoints;
        this.decide = decide;
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Whom a change concerns.
     *
     * @param open how many are in an attempt now
     * @param pass how many who have not passed would have passed by it, for good
     * @param sent how many whose grades were held back would have them sent
     */
    public record Effect(int open, int pass, int sent) {

        /** Whether it does something that cannot be undone. */
        public boolean isForGood() {
            return pass > 0 || sent > 0;
        }
    }

    /** Previews a change without making it. */
    public Effect foresee(InCourse where, CourseSettings wanted) {
        CourseSettings before = stored.find(where).settings();
        Set<Long> reach = new TreeSet<>();
        marks(where, before, wanted)
                .forEach((digest, mark) -> reach.addAll(at(WHO_REACHES + " " + WITHOUT_A_PASS, where)
                        .param("digest", digest)
                        .param("mark", mark)
                        .query(Long.class)
                        .list()));
        int sent = sendsFails(where, before, wanted)
                ? at(WITHOUT_PASS, where).query(Long.class).list().size()
                : 0;
        return new Effect(open.count(where), reach.size(), sent);
    }

    /**
     * Changes them.
     *
     * @param revision the one that they were changed from
     * @return false, with nothing changed, where somebody else has changed them since
     * @throws Refusal if the course was erased since
     */
    public boolean change(InCourse where, CourseSettings wanted, long revision) {
        try {
            boolean changed = Boolean.TRUE.equals(transaction.execute(status -> changeNow(where, wanted, revision)));
            LOG.info(
                    "Settings of course {} of registration {} for {}: {}",
                    where.course(),
                    where.registration(),
                    where.checkpoint(),
                    changed ? "changed" : "changed meanwhile by somebody else");
            return changed;
        } catch (DataIntegrityViolationException e) {
            throw Refusal.of(AttemptReason.ERASED).at(where.registration());
        }
    }

    private boolean changeNow(InCourse where, CourseSettings wanted, long revision) {
        Instant now = clock.instant();
        open.holdStarts(where);
        CourseSettings before = stored.find(where).settings();
        if (!stored.save(where, wanted, revision, now)) {
            return false;
        }
        open.move(where, now);
        Set<Long> concerned = new TreeSet<>();
        marks(where, before, wanted)
                .forEach((digest, mark) -> concerned.addAll(at(PASS, where)
                        .param("digest", digest)
                        .param("mark", mark)
                        .query(Long.class)
                        .list()));
        if (sendsFails(where, before, wanted)) {
            concerned.addAll(at(WITHOUT_PASS, where).query(Long.class).list());
        }
        concerned.forEach(
                learner -> decide.decide(new Place(where.registration(), learner, where.course(), where.checkpoint())));
        return true;
    }

    /** By version the new mark, where it is lower than the one before. */
    private Map<String, BigDecimal> marks(InCourse where, CourseSettings before, CourseSettings after) {
        Map<String, BigDecimal> lowered = new TreeMap<>();
        for (String digest :
                at(VERSIONS, where).query((row, index) -> row.getString(1)).list()) {
            Quiz quiz = checkpoints.version(digest).quiz();
            BigDecimal mark = mark(after, quiz);
            if (mark.compareTo(mark(before, quiz)) < 0) {
                lowered.put(digest, mark);
            }
        }
        return lowered;
    }

    private static BigDecimal mark(CourseSettings settings, Quiz quiz) {
        return new Adjustments(settings, Accommodation.NONE, null)
                .over(quiz, Availability.NONE)
                .passMark();
    }

    private boolean sendsFails(InCourse where, CourseSettings before, CourseSettings after) {
        return checkpoints
                .known(where.registration(), where.checkpoint())
                .filter(checkpoint -> report(before, checkpoint.quiz()) == Quiz.Report.PASSING_ONLY
                        && report(after, checkpoint.quiz()) == Quiz.Report.EVERY_SCORE)
                .isPresent();
    }

    private static Quiz.Report report(CourseSettings settings, Quiz quiz) {
        return new Adjustments(settings, Accommodation.NONE, null)
                .over(quiz, Availability.NONE)
                .report();
    }

    private StatementSpec at(String sql, InCourse where) {
        return database.sql(sql)
                .param("registration", where.registration())
                .param("course", where.course())
                .param("checkpoint", where.checkpoint());
    }
}
