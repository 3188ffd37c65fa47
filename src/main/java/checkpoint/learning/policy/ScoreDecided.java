package checkpoint.learning.policy;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The standing score of a learner was decided, or decided again after a correction, or a further link of the course was opened by a learner who has one. Published
 * in the transaction of the decision; its one listener is in {@code grading.desired}, which writes the desired scores in that same
 * transaction.
 *
 * @param registration with learner and course: whose score
 * @param checkpoint slug
 * @param attempt id of the attempt whose score counts; {@code null} where an excuse has given it
 * @param given points, as stored
 * @param maximum greater than 0
 * @param passed whether any attempt of this learner has passed; such a score is not lowered any more
 * @param submittedAt the moment of submission of that attempt, repeated in every delivery
 * @param workedAt that of the newest attempt which has earned as much, or has passed: the learner has worked for it again
 * @param cause why it was decided
 */
public record ScoreDecided(
        long registration,
        long learner,
        long course,
        String checkpoint,
        @Nullable Long attempt,
        BigDecimal given,
        BigDecimal maximum,
        boolean passed,
        Instant submittedAt,
        Instant workedAt,
        Cause cause) {

    /** The cause of a decision about a score; what the score may replace depends on it. */
    public enum Cause {
        /** The learner has worked: only what was worked for later replaces what is desired. */
        WORK,
        /** Somebody has corrected it: it replaces what is desired where it differs, and lowers no pass that may have been delivered. */
        CORRECTION,
        /** The same, and an instructor has said that a delivered pass may be lowered too. */
        LOWERING
    }

    public ScoreDecided(
            long registration,
            long learner,
            long course,
            String checkpoint,
            long attempt,
            BigDecimal given,
            BigDecimal maximum,
            boolean passed,
            Instant submittedAt,
            Instant workedAt) {
        this(
                registration,
                learner,
                course,
                checkpoint,
                attempt,
                given,
                maximum,
                passed,
                submittedAt,
                workedAt,
                Cause.WORK);
    }
}
