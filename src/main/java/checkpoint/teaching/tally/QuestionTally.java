package checkpoint.teaching.tally;

import checkpoint.teaching.statistics.Items;
import checkpoint.teaching.statistics.Quantile;
import java.util.Arrays;

/**
 * Sums of the answers to one question. All are whole numbers, so that it is the same in whatever order attempts came. Not for several
 * threads.
 */
public final class QuestionTally {

    /** Credit is counted in these parts. */
    public static final int WHOLE = 100_000;

    /** Shares of points, from nothing to all in hundredths. */
    public static final int LEVELS = 101;

    /** Seconds are counted in classes, each so much wider than the one before. */
    public static final double TIME_FACTOR = 1.25;

    static final int TIME_CLASSES = 48;

    private final long[][] options;
    private final long[] both;
    private final long[] credit;
    private final long[] product;
    private final long[] times = new long[TIME_CLASSES];
    private long right;
    private long blank;

    /**
     * An empty one.
     *
     * @param options how many answers are told apart; see {@link Options}
     * @param questions how many the quiz has
     */
    QuestionTally(int options, int questions) {
        this.options = new long[options + 1][LEVELS];
        this.both = new long[questions];
        this.credit = new long[questions];
        this.product = new long[questions];
    }

    /**
     * Counts an attempt that put this question.
     *
     * @param chosen which of the options, by index
     * @param level what the rest of the attempt earned, in hundredths
     * @param seconds {@code -1} where that is not known
     */
    void add(int[] chosen, int level, boolean isRight, boolean isBlank, long seconds) {
        options[0][level]++;
        for (int option : chosen) {
            options[option + 1][level]++;
        }
        right += isRight ? 1 : 0;
        blank += isBlank ? 1 : 0;
        if (seconds >= 0) {
            times[Quantile.bin((double) seconds, TIME_FACTOR, TIME_CLASSES)]++;
        }
    }

    /** Counts what it earned beside another question of the same attempt; beside itself too. */
    void beside(int question, long own, long other) {
        both[question]++;
        credit[question] += own;
        product[question] += own * other;
    }

    /** Adds what another one has counted of the same question. */
    void plus(QuestionTally other) {
        new Adding(new TallyBytes.Reader(other.bytes())).read();
    }

    /** Adds what is stored. */
    void plus(byte[] stored) {
        new Adding(new TallyBytes.Reader(stored)).read();
    }

    byte[] bytes() {
        TallyBytes.Writer out = new TallyBytes.Writer();
        out.number(right);
        out.number(blank);
        for (long[] row : options) {
            out.sparse(row);
        }
        out.sparse(both);
        out.sparse(credit);
        out.sparse(product);
        out.sparse(times);
        return out.written();
    }

    private final class Adding {

        private final TallyBytes.Reader in;

        Adding(TallyBytes.Reader in) {
            this.in = in;
        }

        void read() {
            right += in.number();
            blank += in.number();
            for (long[] row : options) {
                in.addTo(row);
            }
            in.addTo(both);
            in.addTo(credit);
            in.addTo(product);
            in.addTo(times);
        }
    }

    /** In how many attempts it was put. */
    public long seen() {
        return Arrays.stream(options[0]).sum();
    }

    public long right() {
        return right;
    }

    public long blank() {
        return blank;
    }

    /** The average share of its points; 0 where it was never put. */
    public double averageCredit(int self) {
        return both[self] == 0 ? 0 : (double) credit[self] / WHOLE / both[self];
    }

    /** How many took an option. */
    public long took(int option) {
        return Arrays.stream(options[option + 1]).sum();
    }

    /** Everybody, by what the rest of the attempt earned. */
    public int[] levels() {
        return ints(options[0]);
    }

    /** Those who took an option, by what the rest of the attempt earned. */
    public int[] levels(int option) {
        return ints(options[option + 1]);
    }

    /** By classes of {@link #TIME_FACTOR}. */
    public long[] times() {
        return times.clone();
    }

    /**
     * Its marks beside those of another question.
     *
     * @param self its index in the quiz
     * @param other the other's tally
     */
    public Items.Pair pair(int self, QuestionTally other, int question) {
        double whole = WHOLE;
        return new Items.Pair(
                both[question],
                credit[question] / whole,
                other.credit[self] / whole,
                product[question] / whole / whole);
    }

    private static int[] ints(long[] values) {
        return Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
    }
}
