package checkpoint.content.moodle;

import checkpoint.content.exchange.Credit;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A unit of Moodle's numbers, by its multiplier. */
final class MoodleUnit {

    private static final BigDecimal CUT_OFF = new BigDecimal("0.0000001");

    private MoodleUnit() {}

    /**
     * How many of the first unit make one of this. Moodle divides what was typed by the multiplier, which says the opposite; a decimal that was
     * cut off, such as 0.0166666667, stands for the whole number that it is next to.
     */
    static String inverse(BigDecimal multiplier) {
        BigDecimal whole = BigDecimal.ONE.divide(multiplier, 0, RoundingMode.HALF_UP);
        BigDecimal off = whole.multiply(multiplier).subtract(BigDecimal.ONE).abs();
        if (whole.signum() > 0 && off.compareTo(CUT_OFF) < 0) {
            return whole.toPlainString();
        }
        Credit exact = Credit.ratio(BigDecimal.ONE, multiplier);
        return exact.numerator() + "/" + exact.denominator();
    }
}
