package checkpoint.content.checkpoint;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The quiz and its policy (contract, section 4).
 *
 * @param passMark between 0 and 1, exact
 * @param attempts how many a learner has; {@code null}: as many as they like
 * @param coolDown between a failed attempt and the next; zero if none
 * @param timeLimit for one attempt; {@code null} if none
 * @param draw questions per attempt; all of them if it equals the size of the bank
 * @param feedback when explanations are shown: of what the learner chose, and of the question
 * @param keys when right answers are shown
 * @param groups where the author draws per group: every question is in one, and their draws add up to {@code draw}; else empty
 */
public record Quiz(
        String title,
        BigDecimal passMark,
        @Nullable Integer attempts,
        Duration coolDown,
        @Nullable Duration timeLimit,
        Keep keep,
        Report report,
        int draw,
        boolean shuffleQuestions,
        boolean shuffleChoices,
        FeedbackTime feedback,
        KeyTime keys,
        List<Group> groups,
        List<Question> questions) {

    /**
     * Questions of which each attempt puts some.
     *
     * @param questions ids
     * @param draw how many of them, at least 1
     */
    public record Group(List<String> questions, int draw) {}

    /** The attempt whose score is the grade. */
    public enum Keep {
        BEST,
        FIRST,
        LATEST
    }

    /** The attempts that reach the gradebook: all, or passes only. */
    public enum Report {
        EVERY_SCORE,
        PASSING_ONLY
    }

    /** The time from which a learner may see why an answer was right or wrong; no key is shown by this. */
    public enum FeedbackTime {
        AFTER_SUBMIT,
        AFTER_PASS,
        NEVER
    }

    /** The time from which a learner may see the right answers. */
    public enum KeyTime {
        AFTER_PASS,
        /** After a pass, or when no attempt is left. */
        AFTER_LAST_ATTEMPT,
        AFTER_SUBMIT,
        NEVER
    }

    /** The policy alone, without questions. */
    public Quiz withoutQuestions() {
        return with(feedback, keys, List.of());
    }

    /** The same quiz, whose explanations and keys are shown at other times. */
    public Quiz showing(FeedbackTime otherFeedback, KeyTime otherKeys) {
        return with(otherFeedback, otherKeys, questions);
    }

    private Quiz with(FeedbackTime otherFeedback, KeyTime otherKeys, List<Question> otherQuestions) {
        return new Quiz(
                title,
                passMark,
                attempts,
                coolDown,
                timeLimit,
                keep,
                report,
                draw,
                shuffleQuestions,
                shuffleChoices,
                otherFeedback,
                otherKeys,
                groups,
                otherQuestions);
    }

    /** The question of this id, which the caller has from this very version. */
    public Question question(String id) {
        // Each save and each mark asks this, of a hundred questions: a stream took a tenth of a save.
        for (Question question : questions) {
            if (question.id().equals(id)) {
                return question;
            }
        }
        throw new IllegalArgumentException("no question " + id);
    }
}
