package checkpoint.learning.concession;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One act of an instructor for one learner at a checkpoint. It is never changed and never taken back; a later one goes beyond it.
 *
 * @param attempt number of the attempt that was discarded; {@code null} for every other kind
 * @param share of an excuse: what the gradebook is to show, between 0 and 1; {@code null} where it is to show nothing for it
 * @param link whose gradebook column gets that score, whether or not the learner has opened it; {@code null} for every other kind
 * @param reason in the instructor's words, 1 to 1000 characters; {@code null} where no person was asked for one
 */
public record Concession(
        Kind kind,
        @Nullable Integer attempt,
        @Nullable BigDecimal share,
        @Nullable Long link,
        @Nullable String reason,
        Instant at) {

    /** The longest reason, in characters. */
    public static final int LONGEST_REASON = 1000;

    /** The kind of concession. */
    public enum Kind {
        /** One more attempt than the policy gives, at once: no break has to be waited for. */
        ANOTHER_ATTEMPT,
        /** An attempt is kept, and does not count. */
        DISCARD,
        /** The learner need not take the quiz: the gate is open, and the gradebook gets no score or a chosen one. */
        EXCUSE,
        /** The gate is open, whatever was earned. */
        OPEN_GATE,
        /** A regrade lowered a pass: the gate that it had opened stays open. */
        PASS_KEPT;

        /** Whether it opens the gate, for good. */
        public boolean opensGate() {
            return this == EXCUSE || this == OPEN_GATE || this == PASS_KEPT;
        }
    }

    public static Concession anotherAttempt(String reason, Instant at) {
        return new Concession(Kind.ANOTHER_ATTEMPT, null, null, null, reason, at);
    }

    public static Concession discard(int attempt, String reason, Instant at) {
        return new Concession(Kind.DISCARD, attempt, null, null, reason, at);
    }

    public static Concession excuse(@Nullable BigDecimal share, long link, String reason, Instant at) {
        return new Concession(Kind.EXCUSE, null, share, link, reason, at);
    }

    public static Concession openGate(String reason, Instant at) {
        return new Concession(Kind.OPEN_GATE, null, null, null, reason, at);
    }

    public static Concession passKept(Instant at) {
        return new Concession(Kind.PASS_KEPT, null, null, null, null, at);
    }
}
