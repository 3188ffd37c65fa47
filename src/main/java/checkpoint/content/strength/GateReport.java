package checkpoint.content.strength;

import checkpoint.content.checkpoint.Question;
import checkpoint.content.checkpoint.Quiz;
import checkpoint.tool.language.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The strength of a gate, in a few lines for its author. */
public final class GateReport {

    /** Attempts looked at where their number is not limited. */
    private static final int WITHIN = 5;

    private static final int MOST = 10;
    private static final List<Integer> LEVELS = List.of(60, 70, 80, 90);

    private GateReport() {}

    public static List<String> of(Quiz quiz, RandomGenerator random, Locale reader) {
        int bank = quiz.questions().size();
        Integer limit = quiz.attempts();
        int attempts = limit == null ? WITHIN : Math.min(limit, MOST);
        OneAttempt one = new OneAttempt(quiz.questions(), quiz.draw(), quiz.passMark());
        boolean counted = quiz.groups().isEmpty() && isEven(quiz);
        List<String> lines = new ArrayList<>();
        lines.add(shared(quiz).in(reader));
        lines.add(Sentence.of("gate.report.guessing").in(reader));
        for (int level : LEVELS) {
            int known = of(bank, level);
            double[] chances = Harvest.forgetting(quiz, known, attempts, random);
            lines.add("  "
                    + level(level, known, counted ? one.passes(known) : chances[0], chances)
                            .in(reader));
        }
        lines.add(how(limit, attempts, counted).in(reader));
        return lines;
    }

    private static Sentence level(int level, int known, double once, double[] chances) {
        Sentence first = Percent.of(once);
        return chances.length == 1
                ? Sentence.of("gate.report.level", level, known, first)
                : Sentence.of(
                        "gate.report.level.within",
                        level,
                        known,
                        first,
                        Percent.of(chances[chances.length - 1]),
                        chances.length);
    }

    private static boolean isEven(Quiz quiz) {
        return quiz.questions().stream()
                        .map(Question::points)
                        .map(BigDecimal::stripTrailingZeros)
                        .distinct()
                        .count()
                == 1;
    }

    private static Sentence shared(Quiz quiz) {
        double others = 0;
        double again = 0;
        for (OneAttempt part : parts(quiz)) {
            others += part.sharedByTwoLearners() * part.draw() / quiz.draw();
            again += part.sharedBySecondAttempt() * part.draw() / quiz.draw();
        }
        return Sentence.of(
                "gate.report.shared", quiz.questions().size(), quiz.draw(), Percent.of(others), Percent.of(again));
    }

    /** Each group is drawn as its own bank. */
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

    private static Sentence how(@Nullable Integer limit, int attempts, boolean counted) {
        if (attempts == 1) {
            return Sentence.of(counted ? "gate.report.how.once.counted" : "gate.report.how.once");
        }
        Sentence why = limit == null
                ? Sentence.of("gate.report.how.unlimited")
                : limit > attempts ? Sentence.of("gate.report.how.of", limit) : Sentence.of("gate.report.how.all");
        return Sentence.of(counted ? "gate.report.how.counted" : "gate.report.how", attempts, why);
    }

    private static int of(int bank, int level) {
        return BigDecimal.valueOf((long) bank * level)
                .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP)
                .intValueExact();
    }
}
