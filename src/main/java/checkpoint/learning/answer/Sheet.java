package checkpoint.learning.answer;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.score.Response;
import checkpoint.launch.message.Availability;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Layout;
import checkpoint.learning.rules.Adjustments;
import checkpoint.learning.rules.Rules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An attempt with all that is on its page: what it puts, in which order, and what is saved of the answers.
 *
 * @param adjusted what overrides the policy of its version
 */
public record Sheet(Attempt attempt, Layout layout, SavedAnswers saved, Adjustments adjusted) {

    /** The rules under which this attempt runs. */
    public Rules rules(Checkpoint version) {
        return adjusted.over(version.quiz(), Availability.NONE);
    }

    /** The mark that it is judged by: of the one that it was begun under and the one of now the lower. */
    public BigDecimal passMark(Checkpoint version) {
        BigDecimal now = rules(version).passMark();
        BigDecimal then = attempt.passMark();
        return then == null ? now : then.min(now);
    }

    /** With what each answer earns by the version that it was started on. */
    public MarkedAttempt marked(Checkpoint version) {
        return MarkedAttempt.of(version, layout, saved.responses());
    }

    /** Whether a question has no answer yet. */
    public boolean hasOpenQuestions() {
        return saved.leaveOpen(layout);
    }

    /** How the numbers in it are read. */
    public TypedNumbers numbers(Checkpoint version) {
        return TypedNumbers.of(version, saved.responses());
    }

    /** The same after these changes were written, with the deadline that it had then. */
    public Sheet with(Map<String, Response> changes, @Nullable String page, Instant now, @Nullable Instant deadline) {
        return new Sheet(attempt.until(deadline), layout, saved.with(changes, page, now), adjusted);
    }
}
