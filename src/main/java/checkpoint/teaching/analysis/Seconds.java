package checkpoint.teaching.analysis;

import checkpoint.teaching.statistics.Quantile;
import checkpoint.teaching.tally.QuestionTally;
import java.util.Arrays;
import java.util.Optional;

/**
 * The time that a question took, where it is known.
 *
 * @param known of how many answers
 * @param median seconds
 * @param quarter a quarter took less
 * @param threeQuarters a quarter took longer
 */
record Seconds(long known, long median, long quarter, long threeQuarters) {

    static Optional<Seconds> of(long[] times) {
        long known = Arrays.stream(times).sum();
        return known < Reliability.FEWEST
                ? Optional.empty()
                : Optional.of(new Seconds(known, at(times, 0.5), at(times, 0.25), at(times, 0.75)));
    }

    private static long at(long[] times, double share) {
        return Math.round(Quantile.of(times, QuestionTally.TIME_FACTOR, share));
    }
}
