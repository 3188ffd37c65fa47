package checkpoint.learning.correction;

import checkpoint.learning.attempt.Attempt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A regrade of a course's attempts at a checkpoint.
 *
 * @param checkpoint slug
 * @param undoesPasses whether undoing it takes back the passes that it brought
 * @param endedAt when it was applied, or undone, to the last learner; {@code null} while it runs
 */
public record Regrade(
        long registration,
        long id,
        long course,
        String checkpoint,
        Correction correction,
        Mode mode,
        State state,
        boolean undoesPasses,
        Instant askedAt,
        @Nullable Instant endedAt) {

    /** Decides which scores may fall. */
    public enum Mode {
        /** Scores only rise. */
        RISES,
        /** Scores fall too, but none of an attempt that has passed. */
        FALLS,
        /** Everything that the correction lowers falls: an instructor has pressed a second time. A gate stays open all the same. */
        PASSES
    }

    /** How far it has come. */
    public enum State {
        /** It counts for submissions; whose attempts it is about is still to be listed. */
        ASKED,
        RUNNING,
        DONE,
        /** It counts no longer; whose attempts it was about is still to be listed. */
        UNDO_ASKED,
        UNDOING,
        UNDONE;

        /** Whether attempts are marked by it. */
        public boolean counts() {
            return this == ASKED || this == RUNNING || this == DONE;
        }

        /** Whether something is still to be done. */
        public boolean runs() {
            return this != DONE && this != UNDONE;
        }
    }

    /** Whether it is about this attempt: one that was begun before it, or on the very version whose questions it declares void. */
    boolean isAbout(Attempt attempt) {
        return !attempt.startedAt().isAfter(askedAt) || attempt.digest().equals(correction.digest());
    }
}
