package checkpoint.content.strength;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.tool.language.Sentence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The strength of a gate against learners who remember what failed attempts showed. Public for pages that show it.
 *
 * @param nothing the chance to have passed, of who knows nothing, by the number of attempts less one
 * @param some the same, of who knows 60 % of the bank
 */
public record GateStrength(Quiz quiz, List<Double> nothing, List<Double> some) {

    /** More attempts than this nobody takes. */
    private static final int MOST = 100;

    private static final String WARNING = "warning.gate";
    private static final double TOO_OFTEN = 0.05;
    private static final double KNOWN = 0.6;

    /** The same figures for the same content, on every run. */
    private static final long SEED = 15;

    /** Tries it out, in some tenths of a second. */
    public static GateStrength of(Quiz quiz) {
        int attempts = attempts(quiz);
        int known = (int) Math.round(quiz.questions().size() * KNOWN);
        return new GateStrength(quiz, chances(quiz, 0, attempts), chances(quiz, known, attempts));
    }

    private static int attempts(Quiz quiz) {
        Integer limit = quiz.attempts();
        return limit == null ? Harvest.MANY : Math.min(limit, MOST);
    }

    private static List<Double> chances(Quiz quiz, int known, int attempts) {
        List<Double> chances = new ArrayList<>();
        for (double chance : Harvest.remembering(quiz, known, attempts, new SplittableRandom(SEED))) {
            chances.add(chance);
        }
        return List.copyOf(chances);
    }

    /** The chance of who knows nothing, within all the attempts looked at. */
    public double knowsNothing() {
        return nothing.getLast();
    }

    /** In a few lines for its author. */
    public List<String> lines(Locale reader) {
        return List.of(
                Sentence.of("gate.report.remembering").in(reader),
                "  " + Sentence.of("gate.report.knows.nothing", within(nothing)).in(reader),
                "  "
                        + Sentence.of("gate.report.knows.some", Percent.of(KNOWN), within(some))
                                .in(reader));
    }

    private Sentence within(List<Double> chances) {
        Sentence most = Percent.of(chances.getLast());
        return quiz.attempts() == null
                ? Sentence.of(
                        "gate.report.within.both",
                        Percent.of(chances.get(Harvest.HALF - 1)),
                        Harvest.HALF,
                        most,
                        chances.size())
                : Sentence.of("gate.report.within", most, chances.size());
    }

    /** Whether harvesting passes too often. */
    public boolean isWeak() {
        return knowsNothing() > TOO_OFTEN;
    }

    /** A warning, with a remedy, where the gate is weak; empty where it is not. */
    public Optional<Sentence> warning() {
        return isWeak()
                ? Optional.of(Sentence.of(WARNING, Percent.of(knowsNothing()), nothing.size(), remedy()))
                : Optional.empty();
    }

    /** Whether a sentence is the warning that a gate is weak. */
    public static boolean isWarning(Sentence says) {
        return says.key().equals(WARNING);
    }

    private Sentence remedy() {
        if (quiz.keys() == Quiz.KeyTime.AFTER_SUBMIT) {
            double hidden = chances(quiz.showing(quiz.feedback(), Quiz.KeyTime.AFTER_PASS), 0, attempts(quiz))
                    .getLast();
            if (hidden <= TOO_OFTEN) {
                return Sentence.of("warning.gate.keys", Percent.of(hidden));
            }
        }
        double silent = chances(quiz.showing(Quiz.FeedbackTime.AFTER_PASS, Quiz.KeyTime.AFTER_PASS), 0, attempts(quiz))
                .getLast();
        int few = (int) nothing.stream().filter(chance -> chance <= TOO_OFTEN).count();
        if (few == 0) {
            return silent <= TOO_OFTEN
                    ? Sentence.of("warning.gate.silent", Percent.of(silent))
                    : Sentence.of("warning.gate.more");
        }
        String attempts = String.valueOf(few);
        Sentence chance = Percent.of(nothing.get(few - 1));
        return waiting(
                few,
                silent <= TOO_OFTEN
                        ? Sentence.of("warning.gate.attempts.silent", attempts, chance, Percent.of(silent))
                        : Sentence.of("warning.gate.attempts", attempts, chance));
    }

    private Sentence waiting(int few, Sentence remedy) {
        Duration pause = quiz.coolDown();
        return pause.isZero()
                ? remedy
                : Sentence.of(
                        "warning.gate.waiting", remedy, pause.multipliedBy(few).toHours());
    }
}
