package checkpoint.teaching.statistics;

/**
 * A correlation found in so many attempts.
 *
 * @param value between -1 and 1
 * @param n at least 4
 */
public record Correlation(double value, long n) {

    private static final double CERTAIN = 0.999999;

    /** By Fisher's (1921) transformation. */
    public Interval interval() {
        double z = atanh(Math.clamp(value, -CERTAIN, CERTAIN));
        double half = Interval.NORMAL_975 / Math.sqrt(n - 3.0);
        return new Interval(Math.tanh(z - half), Math.tanh(z + half));
    }

    private static double atanh(double value) {
        return 0.5 * Math.log((1 + value) / (1 - value));
    }
}
