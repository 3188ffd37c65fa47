package checkpoint.content.score;

import java.math.BigDecimal;

/**
 * The points that an attempt earned.
 *
 * @param given points earned, rounded half up to six decimals for storing and showing; {@code passed} was decided before that
 * @param maximum points to be had, greater than 0
 * @param passed whether the exact points reached the pass mark
 */
public record Score(BigDecimal given, BigDecimal maximum, boolean passed) {

    public Score {
        if (maximum.signum() <= 0 || given.signum() < 0 || given.compareTo(maximum) > 0) {
            throw new IllegalArgumentException("not a score: " + given + " of " + maximum);
        }
    }
}
