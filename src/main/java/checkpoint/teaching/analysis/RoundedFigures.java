package checkpoint.teaching.analysis;

import checkpoint.teaching.statistics.Interval;

/** Figures as sentences take them. */
final class RoundedFigures {

    private static final double HUNDREDTHS = 100;

    private RoundedFigures() {}

    /** A share in whole percent. */
    public static long percent(double share) {
        return Math.round(share * HUNDREDTHS);
    }

    /** With two decimals. */
    public static double hundredths(double figure) {
        return Math.round(figure * HUNDREDTHS) / HUNDREDTHS;
    }

    /** Both ends in whole percent. */
    public static Object[] percents(Interval interval) {
        return new Object[] {percent(interval.low()), percent(interval.high())};
    }

    /** Both ends with two decimals. */
    public static Object[] ends(Interval interval) {
        return new Object[] {hundredths(interval.low()), hundredths(interval.high())};
    }
}
