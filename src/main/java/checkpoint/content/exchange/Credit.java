package checkpoint.content.exchange;

import checkpoint.tool.language.PercentText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The credit of an answer, as an exact fraction of the question's points; negative where the answer costs something. */
public record Credit(BigInteger numerator, BigInteger denominator) implements Comparable<Credit> {

    public static final Credit NONE = of(0, 1);
    public static final Credit ALL = of(1, 1);

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal SAME = new BigDecimal("0.001");
    /** The part of a percent by which thirds of a whole number of points miss their sum. */
    private static final BigDecimal NEARLY = new BigDecimal("1.5");

    private static final int MOST_PAIRED = 30;
    // Written with five decimals by programs that mean thirds, sixths, sevenths and ninths.
    private static final List<Credit> REPEATING = List.of(
            of(1, 3), of(2, 3), of(1, 6), of(5, 6), of(1, 7), of(2, 7), of(3, 7), of(1, 9), of(1, 11), of(1, 12));

    public Credit {
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("no fraction: " + numerator + "/" + denominator);
        }
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    public static Credit of(long numerator, long denominator) {
        return new Credit(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** A percentage; one that stands for a fraction within a thousandth of a percent is that fraction. */
    public static Credit ofPercent(BigDecimal percent) {
        for (Credit fraction : REPEATING) {
            Credit signed = percent.signum() < 0 ? fraction.negate() : fraction;
            if (percent.scale() > 2 && signed.percent().subtract(percent).abs().compareTo(SAME) <= 0) {
                return signed;
            }
        }
        return ratio(percent, HUNDRED);
    }

    /** Part of a whole that is not zero. */
    public static Credit ratio(BigDecimal part, BigDecimal whole) {
        int scale = Math.max(0, Math.max(part.scale(), whole.scale()));
        BigInteger below = whole.movePointRight(scale).toBigIntegerExact();
        BigInteger above = part.movePointRight(scale).toBigIntegerExact();
        return new Credit(below.signum() < 0 ? above.negate() : above, below.abs());
    }

    /**
     * Whether what several answers earn together is the sum of what each earns, not below nothing and not above everything. Tried with
     * all of them, and with the first thirty by twos: trying every set would take longer than it tells.
     *
     * @param credits of each answer
     * @param together what a set of them earns where it comes from
     */
    public static <T> boolean addUp(Map<T, Credit> credits, Function<Set<T>, Credit> together) {
        List<T> answers = List.copyOf(credits.keySet());
        int tried = Math.min(MOST_PAIRED, answers.size());
        for (int i = 0; i < tried; i++) {
            for (int j = i; j < tried; j++) {
                if (!isSum(credits, new HashSet<>(Arrays.asList(answers.get(i), answers.get(j))), together)) {
                    return false;
                }
            }
        }
        return isSum(credits, credits.keySet(), together);
    }

    private static <T> boolean isSum(Map<T, Credit> credits, Set<T> chosen, Function<Set<T>, Credit> together) {
        Credit sum = NONE;
        for (T one : chosen) {
            sum = sum.plus(credits.getOrDefault(one, NONE));
        }
        Credit there = within(together.apply(chosen));
        return within(sum).percent().subtract(there.percent()).abs().compareTo(NEARLY) <= 0;
    }

    private static Credit within(Credit credit) {
        return credit.signum() < 0 ? NONE : credit.compareTo(ALL) > 0 ? ALL : credit;
    }

    public Credit negate() {
        return new Credit(numerator.negate(), denominator);
    }

    public Credit plus(Credit other) {
        return new Credit(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public int signum() {
        return numerator.signum();
    }

    /** Rounded to ten digits where it does not end. */
    public BigDecimal percent() {
        return new BigDecimal(numerator)
                .multiply(HUNDRED)
                .divide(new BigDecimal(denominator), new MathContext(12, RoundingMode.HALF_UP));
    }

    /** As the content format spells it: {@code 50%}, {@code -1/3}. */
    public String spelled() {
        BigInteger rest = BigInteger.valueOf(1_000_000).mod(denominator);
        return rest.signum() == 0
                ? percent().stripTrailingZeros().toPlainString() + "%"
                : numerator + "/" + denominator;
    }

    /** The same within a sentence, where a percentage is written as its reader's language has it. */
    public Object said() {
        String spelled = spelled();
        return spelled.endsWith("%") ? PercentText.of(percent()) : spelled;
    }

    @Override
    public int compareTo(Credit other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }
}
