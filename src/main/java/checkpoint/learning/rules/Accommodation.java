package checkpoint.learning.rules;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The extra time and attempts of one learner, at all checkpoints of a course (WCAG 2.2, 2.2.1).
 *
 * @param percent of a time limit, 100 or more
 * @param noLimit whether no time limit counts for them
 * @param minutes in addition
 * @param attempts in addition, where attempts are limited
 * @param closes until when quizzes stay open for them, where that is later; {@code null}: as for the others
 */
public record Accommodation(
        int percent,
        boolean noLimit,
        int minutes,
        int attempts,
        @Nullable Instant closes) {

    /** No accommodation: most learners have none. */
    public static final Accommodation NONE = new Accommodation(100, false, 0, 0, null);

    /** The time that there is under a limit; {@code null} where there is none. */
    public @Nullable Duration under(@Nullable Duration limit) {
        return limit == null || noLimit
                ? null
                : limit.multipliedBy(percent).dividedBy(100).plusMinutes(minutes);
    }

    /** By how much a limit is multiplied: 1.5. */
    public BigDecimal factor() {
        return BigDecimal.valueOf(percent, 2).stripTrailingZeros();
    }

    /** Whether it gives more time than the others have. */
    public boolean givesTime() {
        return noLimit || percent > 100 || minutes > 0;
    }
}
