package checkpoint.teaching.tally;

import checkpoint.content.score.AnswerKey;
import checkpoint.content.score.Fraction;
import checkpoint.content.score.NumberReading;
import checkpoint.content.score.Quantities;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Classes of the numbers that are answered, by where they lie around the tolerance of the best answer. */
public final class NumberClasses {

    /** Borders between the classes of a number, in tolerances from the answer. */
    static final List<Double> BORDERS = List.of(-8.0, -4.0, -2.0, -1.0, -0.5, 0.5, 1.0, 2.0, 4.0, 8.0);

    /** The class of numbers that another answer of the key takes. */
    public static final int OTHER_ACCEPTED = BORDERS.size() + 1;

    /** The class of what was not a number, or several. */
    public static final int UNREADABLE = BORDERS.size() + 2;

    static final int COUNT = BORDERS.size() + 3;
    private static final double EXACT_SCALE = 0.05;

    private NumberClasses() {}

    static int of(AnswerKey.Quantity key, String text) {
        if (!(Quantities.read(key, text) instanceof NumberReading.Read(var measure))) {
            return UNREADABLE;
        }
        AnswerKey.Amount best = key.best();
        boolean meetsAnother = key.answers().stream().anyMatch(one -> !one.equals(best) && fits(one, measure.value()));
        if (meetsAnother && !fits(best, measure.value())) {
            return OTHER_ACCEPTED;
        }
        return numberClass(best, measure.value());
    }

    private static boolean fits(AnswerKey.Amount amount, Fraction value) {
        return value.minus(Fraction.of(amount.value())).abs().compareTo(Fraction.of(amount.tolerance())) <= 0;
    }

    private static int numberClass(AnswerKey.Amount best, Fraction value) {
        int middle = BORDERS.size() / 2;
        Fraction off = value.minus(Fraction.of(best.value()));
        if (best.tolerance().signum() == 0 && off.signum() == 0) {
            return middle;
        }
        // Exact where it decides whether an answer was accepted.
        double distance = doubleValue(off) / scale(best);
        boolean accepted = fits(best, value);
        int found = 0;
        while (found < BORDERS.size() && distance > BORDERS.get(found)) {
            found++;
        }
        int first = BORDERS.indexOf(-1.0) + 1;
        int last = BORDERS.indexOf(1.0);
        if (best.tolerance().signum() == 0) {
            return off.signum() < 0 ? Math.min(found, middle - 1) : Math.max(found, middle + 1);
        }
        return accepted
                ? Math.clamp(found, first, last)
                : found <= middle ? Math.min(found, first - 1) : Math.max(found, last + 1);
    }

    private static double doubleValue(Fraction value) {
        return new BigDecimal(value.numerator())
                .divide(new BigDecimal(value.denominator()), MathContext.DECIMAL64)
                .doubleValue();
    }

    /** How wide a tolerance is; of an exact answer a twentieth of it, or one where it is nothing. */
    public static double scale(AnswerKey.Amount best) {
        if (best.tolerance().signum() > 0) {
            return best.tolerance().doubleValue();
        }
        BigDecimal value = best.value().abs();
        return value.signum() == 0 ? 1 : value.doubleValue() * EXACT_SCALE;
    }

    /**
     * Where a class of numbers begins; {@code null} for the lowest, which has no end. Where it ends is where the next one begins.
     *
     * @param number below {@link #OTHER_ACCEPTED}
     */
    public static @Nullable Double from(AnswerKey.Amount best, int number) {
        return number == 0 ? null : best.value().doubleValue() + BORDERS.get(number - 1) * scale(best);
    }

    /** Whether a class of numbers, below {@link #OTHER_ACCEPTED}, is accepted. */
    public static boolean isAccepted(AnswerKey.Amount best, int number) {
        return best.tolerance().signum() == 0
                ? number == BORDERS.size() / 2
                : number > BORDERS.indexOf(-1.0) && number <= BORDERS.indexOf(1.0);
    }
}
