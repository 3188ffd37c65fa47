package checkpoint.learning.policy;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * The standing score of a learner was decided, or a further link of the course was opened by a learner who has one. Published
 * in the transaction of the decision; its one listener is in {@code grading.desired}, which writes the desired scores in that same
 * transaction.
 *
 * @param registration with learner and course: whose score
 * @param checkpoint slug
 * @param attempt id of the attempt whose score stands
 * @param given points, as stored
 * @param maximum greater than 0
 * @param passed whether any attempt of this learner has passed; such a score is not lowered any more
 * @param submittedAt the hand-in moment of that attempt, repeated in every delivery
 */
public record ScoreDecided(
        long registration,
        long learner,
        long course,
        String checkpoint,
        long attempt,
        BigDecimal given,
        BigDecimal maximum,
        boolean passed,
        Instant submittedAt) {}
