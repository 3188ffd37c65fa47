package checkpoint.content.exporting;

import checkpoint.content.score.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Parts of the points as other programs write them. */
final class Percent {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private Percent() {}

    /** In percent, with five decimals where it does not end. */
    static String of(Share share) {
        return of(share.numerator().longValue(), share.denominator().longValue());
    }

    static String of(long numerator, long denominator) {
        BigDecimal percent = new BigDecimal(numerator)
                .multiply(HUNDRED)
                .divide(new BigDecimal(denominator), 5, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return percent.scale() < 0
                ? percent.setScale(0, RoundingMode.UNNECESSARY).toPlainString()
                : percent.toPlainString();
    }

    /** As a decimal fraction of one, with ten decimals where it does not end. */
    static String ofOne(long numerator, long denominator) {
        BigDecimal part = new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), 10, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return part.scale() < 0 ? part.setScale(0, RoundingMode.UNNECESSARY).toPlainString() : part.toPlainString();
    }

    static String ofOne(Share share) {
        return ofOne(share.numerator().longValue(), share.denominator().longValue());
    }
}
