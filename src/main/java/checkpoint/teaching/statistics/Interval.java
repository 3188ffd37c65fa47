package checkpoint.teaching.statistics;

/** The values between which the true one lies with 95% confidence. */
public record Interval(double low, double high) {

    /** The value that a standard normal variable exceeds in 2.5 % of cases. */
    static final double NORMAL_975 = 1.959963984540054;

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("not an interval: " + low + " to " + high);
        }
    }
}
