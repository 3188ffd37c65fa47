package checkpoint.content.lint;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How strong the gate is, in a few lines for its author. */
final class GateReport {

    /** Attempts looked at where their number is not limited. */
    private static final int WITHIN = 5;

    private static final int MOST = 10;
    private static final List<Integer> LEVELS = List.of(60, 70, 80, 90);

    private GateReport() {}

    static List<String> of(Quiz quiz, RandomGenerator random) {
        OneAttempt one = new OneAttempt(quiz);
        int bank = quiz.questions().size();
        Integer limit = quiz.attempts();
        int attempts = limit == null ? WITHIN : Math.min(limit, MOST);
        List<Integer> known = LEVELS.stream().map(level -> of(bank, level)).toList();
        SomeAttempts some = SomeAttempts.of(quiz, known, attempts, random);
        boolean even = quiz.questions().stream()
                        .map(Question::points)
                        .map(BigDecimal::stripTrailingZeros)
                        .distinct()
                        .count()
                == 1;
        List<String> lines = new ArrayList<>();
        lines.add("The gate: a bank of " + bank + " for " + quiz.draw() + " per attempt. Two learners share "
                + percent(one.sharedByTwoLearners()) + " of their questions on average; a second attempt repeats "
                + percent(one.sharedBySecondAttempt()) + " of the first.");
        lines.add(
                "The chance to pass, of who knows so much of the bank, earns all for what they know and guesses single"
                        + " choices and true-false:");
        for (int i = 0; i < LEVELS.size(); i++) {
            lines.add("  " + LEVELS.get(i) + " % (" + known.get(i) + " questions): "
                    + percent(even ? one.passes(known.get(i)) : some.passesWithin(i, 1)) + " in one attempt"
                    + (attempts == 1 ? "" : ", " + percent(some.passesWithin(i, attempts)) + " within " + attempts));
        }
        lines.add(how(limit, attempts, even));
        return lines;
    }

    private static String how(@Nullable Integer limit, int attempts, boolean even) {
        String tried = "tried out in " + SomeAttempts.RUNS + " runs, for learners who learn nothing in between";
        String one = even ? "One attempt is computed exactly" : "Points differ, so one attempt is tried out as well";
        if (attempts == 1) {
            return even ? one + "." : "Points differ: " + tried + ".";
        }
        String why = limit == null
                ? " (attempts are not limited)"
                : limit > attempts ? " (of " + limit + " allowed)" : " (all that are allowed)";
        return one + "; within " + attempts + why + " is " + tried + ".";
    }

    private static int of(int bank, int level) {
        return BigDecimal.valueOf((long) bank * level)
                .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    private static String percent(double share) {
        if (share > 0.995 && share < 1) {
            return "over 99 %";
        }
        return String.format(Locale.ROOT, share > 0 && share < 0.01 ? "%.1f %%" : "%.0f %%", share * 100);
    }
}
