package checkpoint.content.lint;

import checkpoint.content.checkpoint.Quiz;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How well the gate holds against learners who remember what failed attempts showed: public, for pages that show its meter.
 *
 * @param nothing the chance to have passed, of who knows nothing, by the number of attempts less one
 * @param some the same, of who knows 60 % of the bank
 */
public record Remembering(Quiz quiz, List<Double> nothing, List<Double> some) {

    /** More attempts than this nobody takes. */
    private static final int MOST = 100;

    private static final double TOO_OFTEN = 0.05;
    private static final double KNOWN = 0.6;

    /** The same figures for the same content, on every run. */
    private static final long SEED = 15;

    /** Tries it out, in some tenths of a second. */
    public static Remembering of(Quiz quiz) {
        int attempts = attempts(quiz);
        int known = (int) Math.round(quiz.questions().size() * KNOWN);
        return new Remembering(quiz, chances(quiz, 0, attempts), chances(quiz, known, attempts));
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
    List<String> lines() {
        return List.of(
                "Learners who guess on every type and remember what failed attempts showed pass:",
                "  knows nothing: " + within(nothing),
                "  knows 60 %: " + within(some));
    }

    private String within(List<Double> chances) {
        int last = chances.size();
        String most = percent(chances.getLast()) + " within " + last + (last == 1 ? " attempt" : " attempts");
        return quiz.attempts() == null
                ? percent(chances.get(Harvest.HALF - 1)) + " within " + Harvest.HALF + ", " + most
                : most;
    }

    /** What stops harvesting where it passes too often; empty where it does not. */
    String warning() {
        if (knowsNothing() <= TOO_OFTEN) {
            return "";
        }
        return "who knows nothing and remembers what was shown passes in " + percent(knowsNothing())
                + " of cases within " + nothing.size() + " attempts; " + remedy();
    }

    private String remedy() {
        if (quiz.keys() == Quiz.KeyTime.AFTER_SUBMIT) {
            double hidden = chances(with(Quiz.KeyTime.AFTER_PASS, quiz.feedback()), 0, attempts(quiz))
                    .getLast();
            if (hidden <= TOO_OFTEN) {
                return "write keys: after-pass (" + percent(hidden) + ")";
            }
        }
        double silent = chances(with(Quiz.KeyTime.AFTER_PASS, Quiz.FeedbackTime.AFTER_PASS), 0, attempts(quiz))
                .getLast();
        int few = (int) nothing.stream().filter(chance -> chance <= TOO_OFTEN).count();
        List<String> ways = new ArrayList<>();
        if (few > 0) {
            ways.add("attempts: " + few + " (" + percent(nothing.get(few - 1)) + ")");
        }
        if (silent <= TOO_OFTEN) {
            ways.add("feedback: after-pass and keys: after-pass (" + percent(silent) + ")");
        }
        String more = "more questions, fewer to guess, or a higher pass mark";
        return ways.isEmpty() ? "write " + more : "write " + String.join(", or ", ways) + ", or " + more + wait(few);
    }

    private String wait(int few) {
        Duration pause = quiz.coolDown();
        return pause.isZero() || few == 0
                ? ""
                : "; with this cool-down it takes " + pause.multipliedBy(few).toHours() + " hours";
    }

    private Quiz with(Quiz.KeyTime keys, Quiz.FeedbackTime feedback) {
        return new Quiz(
                quiz.title(),
                quiz.passMark(),
                quiz.attempts(),
                quiz.coolDown(),
                quiz.timeLimit(),
                quiz.keep(),
                quiz.report(),
                quiz.draw(),
                quiz.shuffleQuestions(),
                quiz.shuffleChoices(),
                feedback,
                keys,
                quiz.groups(),
                quiz.questions());
    }

    static String percent(double share) {
        if (share > 0.995 && share < 1) {
            return "over 99 %";
        }
        return String.format(Locale.ROOT, share > 0 && share < 0.01 ? "%.1f %%" : "%.0f %%", share * 100);
    }
}
