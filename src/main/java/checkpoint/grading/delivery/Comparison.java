package checkpoint.grading.delivery;

import checkpoint.grading.desired.Memory;
import checkpoint.grading.result.Fraction;
import checkpoint.grading.result.Seen;
import checkpoint.learning.attempt.Cause;
import org.jspecify.annotations.Nullable;

/**
 * What the platform shows against what is known of it: whether ours may be sent (contract, section 6, "A teacher's hand"). Pure, so
 * that each of its lines can be held.
 */
public sealed interface Comparison {

    /**
     * Ours may go.
     *
     * @param replaces what it will replace, where that is none of ours
     */
    record Send(@Nullable Fraction replaces) implements Comparison {}

    /** The gradebook shows what is desired, so nothing is to be done. */
    record Shown() implements Comparison {}

    /** The gradebook shows as much or more, before anything was sent: it is left alone. */
    record LeaveAlone() implements Comparison {}

    /** A person has been there: the instructor decides. */
    record Hold(Cause cause) implements Comparison {}

    static Comparison of(Memory memory, Seen seen) {
        return switch (seen) {
            case Seen.Shows shows when memory.told() -> new Send(shows.fraction());
            case Seen.Shows shows when memory.mayBeThere().isEmpty() -> beforeTheFirst(memory, shows);
            case Seen.Shows shows -> later(memory, shows);
            case Seen.Nothing ignored
            when memory.confirmed() != null && !memory.told() && !memory.overwriteWhenHigher() ->
                new Hold(Cause.CLEARED);
            case Seen.Nothing ignored -> new Send(null);
            // What cannot be read cannot be compared.
            case Seen.Unreadable ignored -> new Send(memory.foundThere());
            case Seen.NotNow ignored -> throw new IllegalArgumentException("nothing was read");
            case Seen.GivenUp ignored -> throw new IllegalArgumentException("nothing was read");
        };
    }

    private static Comparison beforeTheFirst(Memory memory, Seen.Shows shows) {
        if (shows.is(memory.desired()) || shows.fraction().isHigherThan(memory.desired())) {
            return new LeaveAlone();
        }
        return new Send(shows.fraction());
    }

    private static Comparison later(Memory memory, Seen.Shows shows) {
        if (shows.is(memory.desired())) {
            return new Shown();
        }
        if (memory.mayBeThere().stream().anyMatch(shows::is)) {
            return new Send(memory.foundThere());
        }
        Fraction found = memory.foundThere();
        if (found != null && shows.is(found)) {
            return new Send(found);
        }
        return memory.overwriteWhenHigher() && memory.desired().isHigherThan(shows.fraction())
                ? new Send(shows.fraction())
                : new Hold(Cause.OTHER_VALUE);
    }
}
