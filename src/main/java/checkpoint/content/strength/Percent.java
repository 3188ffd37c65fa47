package checkpoint.content.strength;

import checkpoint.tool.language.PercentText;
import checkpoint.tool.language.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A chance as an author reads it: never 100 % where it is less, nor 0 % where it is more. */
final class Percent {

    private static final double MOST_SHOWN = 0.995;
    private static final int MOST_SHOWN_PERCENT = 99;
    private static final BigDecimal LEAST_SHOWN_PERCENT = new BigDecimal("0.1");

    private Percent() {}

    /** In whole percent, and in tenths where it is less than one. */
    static Sentence of(double share) {
        if (share > MOST_SHOWN && share < 1) {
            return Sentence.of("gate.report.percent.over", MOST_SHOWN_PERCENT);
        }
        int decimals = share > 0 && share < 0.01 ? 1 : 0;
        BigDecimal percent = BigDecimal.valueOf(share * 100).setScale(decimals, RoundingMode.HALF_UP);
        return share > 0 && percent.signum() == 0
                ? Sentence.of("gate.report.percent.under", LEAST_SHOWN_PERCENT)
                : PercentText.of(percent);
    }
}
