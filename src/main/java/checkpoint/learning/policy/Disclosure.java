package checkpoint.learning.policy;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.learning.rules.Rules;

/**
 * The parts of a submitted attempt that its learner may see now: {@code feedback} and {@code keys} of contract section 4. The score is always shown.
 * A key is what is right; an explanation is what the author says about a choice that was made. One that was written for a whole question usually
 * states the key, so that it comes with the key, or where the question was answered right.
 *
 * @param explanations what the author says about what the learner chose, and the passages that teach it
 * @param keys what is right, and what the author says about a whole question
 * @param blanks whether a blank earns an explanation too: before a pass it does not, so that nobody reads them by submitting nothing
 */
public record Disclosure(boolean explanations, boolean keys, boolean blanks) {

    /** For those who teach. */
    public static final Disclosure ALL = new Disclosure(true, true, true);

    /**
     * Decides how much of a submitted attempt a learner sees.
     *
     * @param rules over the version that the attempt was taken on
     * @param passed whether they have passed by now
     * @param usedUp whether they have no attempt left
     */
    public static Disclosure of(Rules rules, boolean passed, boolean usedUp) {
        boolean explanations = switch (rules.feedback()) {
            case AFTER_SUBMIT -> true;
            case AFTER_PASS -> passed;
            case NEVER -> false;
        };
        boolean scoreOnly = rules.feedback() == Quiz.FeedbackTime.NEVER;
        return new Disclosure(explanations, !scoreOnly && keys(rules, passed, usedUp), passed);
    }

    private static boolean keys(Rules rules, boolean passed, boolean usedUp) {
        return switch (rules.keys()) {
            case AFTER_PASS -> passed;
            case AFTER_LAST_ATTEMPT -> passed || usedUp;
            case AFTER_SUBMIT -> true;
            case NEVER -> false;
        };
    }

    /** Whether the questions are shown, each with its mark and with what was answered. */
    public boolean questions() {
        return explanations || keys;
    }

    /** Whether they are shown where nothing at all was answered. */
    public boolean questions(boolean nothingAnswered) {
        return questions() && (blanks || !nothingAnswered);
    }

    /** Whether a choice that was made, or one that is right and may be told, is explained. */
    public boolean explains(boolean blank) {
        return explanations && (blanks || !blank);
    }

    /** Whether what the author says about a whole question is shown. */
    public boolean explainsQuestion(boolean blank, boolean right) {
        return explains(blank) && (keys || right);
    }
}
