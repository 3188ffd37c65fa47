package checkpoint.grading.desired;

import checkpoint.grading.result.Fraction;
import checkpoint.grading.result.ResultReading;
import checkpoint.learning.attempt.Cause;
import org.jspecify.annotations.Nullable;

/**
 * A platform's result compared with what we know of it: whether ours may be sent (contract, section 6, "A teacher's hand"). Pure, so that each of its
 * lines can be held.
 */
public sealed interface Comparison {

    /**
     * Ours may go.
     *
     * @param replaces what it will replace, where that is none of ours
     * @param alsoOurs what the platform has made of an earlier one of ours, first seen now
     */
    record Send(@Nullable Fraction replaces, @Nullable Fraction alsoOurs) implements Comparison {

        Send(@Nullable Fraction replaces) {
            this(replaces, null);
        }
    }

    /** The gradebook shows what is desired, so nothing has to be done. */
    record Shown() implements Comparison {}

    /** This is how the platform shows what is desired: first seen after it took ours. */
    record ShownAs(Fraction value) implements Comparison {}

    /** The column is worth 0 points, so that no grade can be seen in it. */
    record Worthless() implements Comparison {}

    /** The gradebook shows as much or more, before anything was sent: it is left alone. */
    record LeaveAlone() implements Comparison {}

    /** A person has been there: the instructor decides. */
    record Hold(Cause cause) implements Comparison {}

    static Comparison of(Memory memory, ResultReading seen) {
        return switch (seen) {
            case ResultReading.Shows ignored when memory.told() -> new Send(memory.theirs());
            case ResultReading.Shows shows when shows.isWorthless() -> new Worthless();
            case ResultReading.Shows shows when memory.mayBeThere().isEmpty() -> beforeTheFirst(memory, shows);
            case ResultReading.Shows shows -> later(memory, shows);
            case ResultReading.Nothing ignored when isCleared(memory) -> new Hold(Cause.CLEARED);
            case ResultReading.Nothing ignored -> new Send(null);
            // What cannot be read cannot be compared.
            case ResultReading.Unreadable ignored -> new Send(memory.told() ? memory.theirs() : memory.foundThere());
            case ResultReading.NotNow ignored -> new Send(memory.foundThere());
            case ResultReading.GivenUp ignored -> throw new IllegalArgumentException("nothing was read");
        };
    }

    /** It was there, and old work is not repeated into a place that somebody has emptied. */
    private static boolean isCleared(Memory memory) {
        return memory.confirmed() != null && !memory.isNewWork() && !memory.told() && !memory.overwriteWhenHigher();
    }

    private static Comparison beforeTheFirst(Memory memory, ResultReading.Shows shows) {
        if (shows.is(memory.desired()) || shows.fraction().isHigherThan(memory.desired())) {
            return new LeaveAlone();
        }
        return new Send(shows.fraction());
    }

    private static Comparison later(Memory memory, ResultReading.Shows shows) {
        if (shows.is(memory.desired()) || isItsWayOfShowing(memory, shows)) {
            return new Shown();
        }
        Fraction found = memory.foundThere();
        if (memory.isOurs(shows)) {
            return new Send(found);
        }
        if (found != null && shows.is(found)) {
            return new Send(found);
        }
        if (memory.unseen()) {
            return memory.mayBeThere().contains(memory.desired())
                    ? new ShownAs(shows.fraction())
                    : new Send(found, shows.fraction());
        }
        return memory.overwriteWhenHigher() && memory.desired().isHigherThan(shows.fraction())
                ? new Send(shows.fraction())
                : new Hold(Cause.OTHER_VALUE);
    }

    private static boolean isItsWayOfShowing(Memory memory, ResultReading.Shows shows) {
        Fraction shownAs = memory.shownAs();
        return shownAs != null && memory.desired().equals(memory.confirmed()) && shows.is(shownAs);
    }
}
