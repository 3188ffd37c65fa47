package checkpoint.content.lint;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How strong the gate is, in a few lines for its author. */
final class GateReport {

    /** Attempts looked at where their number is not limited. */
    private static final int WITHIN = 5;

    private static final int MOST = 10;
    private static final List<Integer> LEVELS = List.of(60, 70, 80, 90);

    private GateReport() {}

    static List<String> of(Quiz quiz, RandomGenerator random) {
        int bank = quiz.questions().size();
        Integer limit = quiz.attempts();
        int attempts = limit == null ? WITHIN : Math.min(limit, MOST);
        OneAttempt one = new OneAttempt(quiz.questions(), quiz.draw(), quiz.passMark());
        boolean counted = quiz.groups().isEmpty() && isEven(quiz);
        List<String> lines = new ArrayList<>();
        lines.add(shared(quiz));
        lines.add(
                "The chance to pass, of who knows so much of the bank, earns all for what they know and guesses single"
                        + " choices and true-false:");
        for (int level : LEVELS) {
            int known = of(bank, level);
            double[] chances = Harvest.forgetting(quiz, known, attempts, random);
            lines.add("  " + level + " % (" + known + " questions): "
                    + Remembering.percent(counted ? one.passes(known) : chances[0]) + " in one attempt"
                    + (attempts == 1 ? "" : ", " + Remembering.percent(chances[attempts - 1]) + " within " + attempts));
        }
        lines.add(how(limit, attempts, counted));
        return lines;
    }

    private static boolean isEven(Quiz quiz) {
        return quiz.questions().stream()
                        .map(Question::points)
                        .map(BigDecimal::stripTrailingZeros)
                        .distinct()
                        .count()
                == 1;
    }

    private static String shared(Quiz quiz) {
        double others = 0;
        double again = 0;
        for (OneAttempt part : parts(quiz)) {
            others += part.sharedByTwoLearners() * part.draw() / quiz.draw();
            again += part.sharedBySecondAttempt() * part.draw() / quiz.draw();
        }
        return "The gate: a bank of " + quiz.questions().size() + " for " + quiz.draw()
                + " per attempt. Two learners share "
                + Remembering.percent(others) + " of their questions on average; a second attempt repeats "
                + Remembering.percent(again) + " of the first.";
    }

    /** Each group is drawn as a bank of its own. */
    private static List<OneAttempt> parts(Quiz quiz) {
        Stream<OneAttempt> parts = quiz.groups().isEmpty()
                ? Stream.of(new OneAttempt(quiz.questions(), quiz.draw(), quiz.passMark()))
                : quiz.groups().stream()
                        .map(group -> new OneAttempt(
                                group.questions().stream().map(quiz::question).toList(),
                                group.draw(),
                                quiz.passMark()));
        return parts.toList();
    }

    private static String how(@Nullable Integer limit, int attempts, boolean counted) {
        String tried = "tried out, right to within one point, for learners who learn nothing in between";
        if (attempts == 1) {
            return counted ? "Computed exactly." : "This is " + tried + ".";
        }
        String why = limit == null
                ? " (attempts are not limited)"
                : limit > attempts ? " (of " + limit + " allowed)" : " (all that are allowed)";
        return (counted ? "One attempt is computed exactly; within " : "One attempt and within ") + attempts + why
                + (counted ? " is " : " are ") + tried + ".";
    }

    private static int of(int bank, int level) {
        return BigDecimal.valueOf((long) bank * level)
                .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP)
                .intValueExact();
    }
}
