package checkpoint.teaching.tally;

import checkpoint.teaching.statistics.Proportion;
import checkpoint.teaching.statistics.Scores;
import java.util.Optional;

/** Sums of the scores at a checkpoint. All are whole numbers, as in {@link QuestionTally}. Not for several threads. */
public final class AttemptTally {

    /** Attempts are told apart up to this number; those beyond it are counted with it. */
    public static final int LAST_NUMBER = 10;

    /** The sums over all attempts. */
    private enum Sum {
        N(0),
        SHARE(1),
        SQUARE(2),
        ERROR(3),
        PUT(4),
        PASSED(5),
        AFTER_KEYS(6),
        BEFORE_SHARE(7),
        AFTER_SHARE(8),
        JUMPED(9),
        AGAIN(10),
        AGAIN_CREDIT(11),
        FRESH(12),
        FRESH_CREDIT(13);

        /** Where it stands in what is stored. */
        private final int place;

        Sum(int place) {
            this.place = place;
        }
    }

    private static final double WHOLE = QuestionTally.WHOLE;
    private static final double SQUARED = WHOLE * WHOLE;

    private final long[] sums = new long[Sum.values().length];
    private final long[] levels = new long[QuestionTally.LEVELS];
    private final long[] numbers = new long[LAST_NUMBER + 1];
    private final long[] passes = new long[LAST_NUMBER + 1];

    /**
     * Counts an attempt.
     *
     * @param share of the points, in {@link QuestionTally#WHOLE}
     * @param error the variance that drawing its questions adds, in the square of that
     * @param put how many questions
     */
    void add(int number, long share, long error, int put, boolean passed) {
        add(Sum.N, 1);
        add(Sum.SHARE, share);
        add(Sum.SQUARE, share * share);
        add(Sum.ERROR, error);
        add(Sum.PUT, put);
        add(Sum.PASSED, passed ? 1 : 0);
        levels[Math.toIntExact(Math.round(share * 100 / WHOLE))]++;
        int nth = Math.min(number, LAST_NUMBER);
        numbers[nth]++;
        passes[nth] += passed ? 1 : 0;
    }

    /** Counts the step from an attempt that failed, and after which the keys were shown, to the next one. */
    void afterKeys(long before, long after, boolean jumped) {
        add(Sum.AFTER_KEYS, 1);
        add(Sum.BEFORE_SHARE, before);
        add(Sum.AFTER_SHARE, after);
        add(Sum.JUMPED, jumped ? 1 : 0);
    }

    /** Counts what a question earned in such a next attempt: one whose key had been shown, or a fresh one. */
    void afterKeys(boolean again, long credit) {
        add(again ? Sum.AGAIN : Sum.FRESH, 1);
        add(again ? Sum.AGAIN_CREDIT : Sum.FRESH_CREDIT, credit);
    }

    private void add(Sum sum, long value) {
        sums[sum.place] += value;
    }

    /** Adds what another one has counted. */
    public void plus(AttemptTally other) {
        plus(other.bytes());
    }

    /** Adds what is stored. */
    void plus(byte[] stored) {
        TallyBytes.Reader in = new TallyBytes.Reader(stored);
        in.addTo(sums);
        in.addTo(levels);
        in.addTo(numbers);
        in.addTo(passes);
    }

    byte[] bytes() {
        TallyBytes.Writer out = new TallyBytes.Writer();
        out.sparse(sums);
        out.sparse(levels);
        out.sparse(numbers);
        out.sparse(passes);
        return out.written();
    }

    private long of(Sum sum) {
        return sums[sum.place];
    }

    public long attempts() {
        return of(Sum.N);
    }

    public long passed() {
        return of(Sum.PASSED);
    }

    public Scores scores() {
        return new Scores(of(Sum.N), of(Sum.SHARE) / WHOLE, of(Sum.SQUARE) / SQUARED, of(Sum.ERROR) / SQUARED);
    }

    /** How many have earned each hundredth of the points. */
    public long[] levels() {
        return levels.clone();
    }

    /** How many of the attempts of this number passed; empty where there is none. */
    public Optional<Proportion> passed(int number) {
        return numbers[number] == 0 ? Optional.empty() : Optional.of(new Proportion(passes[number], numbers[number]));
    }

    /**
     * The change from a failed attempt after which the keys were shown, to the next.
     *
     * @param learners how often
     * @param before the mean share of the points
     * @param after the same of the next attempt
     * @param jumped how many rose by {@link Counting#JUMP} hundredths or more
     * @param again credit of questions whose keys had been shown; empty where there was none
     * @param fresh credit of questions that had not been put before; empty where there was none
     */
    public record AfterKeys(
            long learners, double before, double after, long jumped, Optional<Double> again, Optional<Double> fresh) {}

    public AfterKeys afterKeys() {
        long n = of(Sum.AFTER_KEYS);
        return new AfterKeys(
                n,
                n == 0 ? 0 : of(Sum.BEFORE_SHARE) / WHOLE / n,
                n == 0 ? 0 : of(Sum.AFTER_SHARE) / WHOLE / n,
                of(Sum.JUMPED),
                mean(Sum.AGAIN_CREDIT, Sum.AGAIN),
                mean(Sum.FRESH_CREDIT, Sum.FRESH));
    }

    private Optional<Double> mean(Sum sum, Sum n) {
        return of(n) == 0 ? Optional.empty() : Optional.of(of(sum) / WHOLE / of(n));
    }
}
