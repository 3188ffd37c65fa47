package checkpoint.grading.result;

import checkpoint.platform.access.Trouble;
import java.math.BigDecimal;

/** What a reading of one learner's result came to (AGS 3.3). */
public sealed interface Seen {

    /**
     * A score.
     *
     * @param maximum above 0
     */
    record Shows(BigDecimal given, BigDecimal maximum) implements Seen {

        public Fraction fraction() {
            return Fraction.of(given.max(BigDecimal.ZERO), maximum);
        }

        /** Whether this is that value, as this gradebook would show it. */
        public boolean is(Fraction value) {
            return fraction().matches(value, maximum);
        }
    }

    /** No result, or one without a score. */
    record Nothing() implements Seen {}

    /** Results cannot be read here, and asking again changes nothing: why. */
    record Unreadable(String words) implements Seen {}

    /** They could not be read now. */
    record NotNow(Trouble trouble) implements Seen {}

    /** The reading was given up by whoever asked for it. */
    record GivenUp() implements Seen {}
}
