package checkpoint.content.score;

import java.math.BigInteger;

/** An exact part of the points, as a reduced fraction between 0 and 1. */
public record Share(BigInteger numerator, BigInteger denominator) {

    public static final Share NONE = of(0, 1);
    public static final Share ALL = of(1, 1);

    public Share {
        if (denominator.signum() <= 0 || numerator.signum() < 0 || numerator.compareTo(denominator) > 0) {
            throw new IllegalArgumentException("not between 0 and 1: " + numerator + "/" + denominator);
        }
        BigInteger divisor = numerator.gcd(denominator);
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    public static Share of(long numerator, long denominator) {
        return new Share(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }
}
