package checkpoint.grading.desired;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a score may go though the result cannot be read (contract, section 6, "What reading is for"): always before the first sending;
 * later once the fault has lasted, since a short one must not lead to a teacher's grade being overwritten. Pure.
 */
public final class UnreadResults {

    /** How long reading must have failed in a gradebook that could be read before. */
    static final Duration SHORT_FAULT = Duration.ofMinutes(30);
    /** How long, in a gradebook that was never read. */
    static final Duration FIRST_FAULT = Duration.ofSeconds(30);

    private UnreadResults() {}

    /** Whether it may go unread now. */
    public static boolean letGo(Memory memory, Instant now) {
        if (memory.mayBeThere().isEmpty() || memory.told()) {
            return true;
        }
        Instant since = memory.unreadSince();
        Duration patience = memory.everRead() ? SHORT_FAULT : FIRST_FAULT;
        return since != null && !since.plus(patience).isAfter(now);
    }
}
