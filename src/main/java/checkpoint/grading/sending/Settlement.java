package checkpoint.grading.sending;

import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades.GradeState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The new state of a row after an answer to its score.
 *
 * @param dueAt when something is to be done about it again; {@code null}: nothing
 * @param status of the answer; 0 where there was none
 * @param outcome one of a few words, for the records of sends
 * @param words the platform's own
 */
public record Settlement(
        GradeState state,
        @Nullable Instant dueAt,
        int status,
        String outcome,
        @Nullable Cause cause,
        String words,
        boolean newSubmission) {}
