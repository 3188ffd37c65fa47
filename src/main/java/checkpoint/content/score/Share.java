package checkpoint.content.score;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact part of the points, as a reduced fraction between -1 (a wrong choice can cost points) and 1. */
public record Share(BigInteger numerator, BigInteger denominator) {

    public static final Share NONE = of(0, 1);
    public static final Share ALL = of(1, 1);

    public Share {
        if (denominator.signum() <= 0 || numerator.abs().compareTo(denominator) > 0) {
            throw new IllegalArgumentException("not between -1 and 1: " + numerator + "/" + denominator);
        }
        BigInteger divisor = numerator.gcd(denominator);
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    public static Share of(long numerator, long denominator) {
        return new Share(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** The nearest share: what is below -1 counts as -1, what is above 1 as 1. */
    static Share nearest(Fraction fraction) {
        Fraction most = fraction.compareTo(Fraction.ONE) > 0 ? Fraction.ONE : fraction;
        Fraction least = Fraction.ONE.negate();
        Fraction within = most.compareTo(least) < 0 ? least : most;
        return new Share(within.numerator(), within.denominator());
    }

    public Fraction fraction() {
        return new Fraction(numerator, denominator);
    }

    /** Below 0: the answer costs points. */
    public int signum() {
        return numerator.signum();
    }

    public double doubleValue() {
        return new BigDecimal(numerator).doubleValue() / new BigDecimal(denominator).doubleValue();
    }
}
