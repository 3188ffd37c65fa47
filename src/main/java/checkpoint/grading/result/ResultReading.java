package checkpoint.grading.result;

import checkpoint.platform.access.Trouble;
import java.math.BigDecimal;

/** The outcome of reading one learner's result (AGS 3.3). */
public sealed interface ResultReading {

    /**
     * A score.
     *
     * @param maximum not below 0; 0 where the column is worth nothing
     */
    record Shows(BigDecimal given, BigDecimal maximum) implements ResultReading {

        public Fraction fraction() {
            return isWorthless() ? Fraction.NONE : Fraction.of(given.max(BigDecimal.ZERO), maximum);
        }

        /** Whether the column is worth 0 points, so that no grade can be seen in it. */
        public boolean isWorthless() {
            return maximum.signum() == 0;
        }

        /** Whether this is that value, as this gradebook would show it. */
        public boolean is(Fraction value) {
            return !isWorthless() && fraction().matches(value, maximum);
        }
    }

    /** No result, or one without a score. */
    record Nothing() implements ResultReading {}

    /**
     * The reply was a refusal or not a result, with the reason.
     *
     * @param status of a refusal; else 0
     */
    record Unreadable(String words, int status) implements ResultReading {

        public Unreadable(String words) {
            this(words, 0);
        }
    }

    /** They could not be read now. */
    record NotNow(Trouble trouble) implements ResultReading {}

    /** The caller gave up reading. */
    record GivenUp() implements ResultReading {}
}
