package checkpoint.grading.result;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A score as a fraction of its maximum, to eight digits: how scores of different scales are compared. */
public record Fraction(BigDecimal value) {

    private static final int DIGITS = 8;
    private static final BigDecimal TOLERANCE = new BigDecimal("0.0005001");
    /** Gradebooks keep two decimals or more of their own scale. */
    private static final BigDecimal HALF_A_HUNDREDTH = new BigDecimal("0.005001");

    public static final Fraction NONE = new Fraction(BigDecimal.ZERO);

    public Fraction {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("a fraction is not below 0: " + value);
        }
    }

    /**
     * The fraction.
     *
     * @param maximum above 0
     */
    public static Fraction of(BigDecimal given, BigDecimal maximum) {
        return new Fraction(given.divide(maximum, DIGITS, RoundingMode.HALF_UP));
    }

    /**
     * Whether the two are one value, after a gradebook has rounded it.
     *
     * @param scale the maximum of the gradebook's own scale
     */
    public boolean matches(Fraction other, BigDecimal scale) {
        BigDecimal rounding = HALF_A_HUNDREDTH.divide(scale.max(BigDecimal.ONE), DIGITS, RoundingMode.HALF_UP);
        return value.subtract(other.value).abs().compareTo(rounding.max(TOLERANCE)) <= 0;
    }

    public boolean isHigherThan(Fraction other) {
        return value.compareTo(other.value) > 0;
    }
}
