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
        List<Question> questions) {

    /** Which attempt's score is the grade. */
    public enum Keep {
        BEST,
        FIRST,
        LATEST
    }

    /** Whether a fail reaches the gradebook. */
    public enum Report {
        EVERY_SCORE,
        PASSING_ONLY
    }

    /** When a learner may see keys and feedback. */
    public enum FeedbackTime {
        AFTER_SUBMIT,
        AFTER_PASS,
        NEVER
    }

    /** The question of this id, which the caller has from this very version. */
    public Question question(String id) {
        return questions.stream()
                .filter(question -> question.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no question " + id));
    }
}
