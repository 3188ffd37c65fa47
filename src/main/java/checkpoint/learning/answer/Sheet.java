package checkpoint.learning.answer;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.score.Response;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Layout;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An attempt with all that is on its page: what it puts, in which order, and what is saved of the answers. */
public record Sheet(Attempt attempt, Layout layout, SavedAnswers saved) {

    /** With what each answer earns by the version that it was started on. */
    public MarkedAttempt marked(Checkpoint version) {
        return MarkedAttempt.of(version, layout, saved.responses());
    }

    /** How the numbers in it are read. */
    public TypedNumbers numbers(Checkpoint version) {
        return TypedNumbers.of(version, saved.responses());
    }

    /** The same after these changes were written, with the deadline that it had then. */
    public Sheet with(Map<String, Response> changes, @Nullable String page, Instant now, @Nullable Instant deadline) {
        return new Sheet(attempt.until(deadline), layout, saved.with(changes, page, now));
    }
}
