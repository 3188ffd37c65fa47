package checkpoint.teaching.statistics;

/**
 * A proportion: so many of so many.
 *
 * @param hits between 0 and {@code of}
 * @param of greater than 0
 */
public record Proportion(long hits, long of) {

    public Proportion {
        if (hits < 0 || hits > of || of == 0) {
            throw new IllegalArgumentException("not a proportion: " + hits + " of " + of);
        }
    }

    public double share() {
        return (double) hits / of;
    }

    /** The score interval of Wilson (1927), which stays within 0 and 1 and holds for small numbers too. */
    public Interval wilson() {
        double z2 = Interval.NORMAL_975 * Interval.NORMAL_975;
        double middle = (share() + z2 / (2 * of)) / (1 + z2 / of);
        double half =
                Interval.NORMAL_975 * Math.sqrt(share() * (1 - share()) / of + z2 / (4.0 * of * of)) / (1 + z2 / of);
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
