package checkpoint.learning.rules;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A learner's time as a sum for them to read: 30 min × 1.5 + 5 min = 50 min. Public for its template.
 *
 * @param unit of all amounts: {@code minutes}, or {@code seconds} where minutes would leave a remainder
 * @param limit the class's
 * @param factor 1 where it is not multiplied
 * @param more what is added; 0 where nothing is
 * @param result the learner's
 */
public record TimeSum(String unit, long limit, BigDecimal factor, long more, long result) {

    private static final int MINUTE = 60;

    /** The sum; {@code null} where the learner has the class's time, or none counts. */
    public static @Nullable TimeSum of(Rules rules) {
        Duration limit = rules.timeLimit();
        Duration time = rules.time();
        if (limit == null || time == null || !rules.givesTime()) {
            return null;
        }
        boolean whole = limit.toSeconds() % MINUTE == 0 && time.toSeconds() % MINUTE == 0;
        long unit = whole ? MINUTE : 1;
        Accommodation learner = rules.adjusted().learner();
        return new TimeSum(
                whole ? "minutes" : "seconds",
                limit.toSeconds() / unit,
                learner.factor(),
                learner.minutes() * (long) MINUTE / unit,
                time.toSeconds() / unit);
    }

    /** The key of the words that say it. */
    public String words() {
        if (more == 0) {
            return "attempt.time.sum.times";
        }
        return factor.compareTo(BigDecimal.ONE) == 0 ? "attempt.time.sum.plus" : "attempt.time.sum.both";
    }

    /** The key of the words that say an amount. */
    public String amount() {
        return "attempt.time.short." + unit;
    }
}
