package checkpoint.grading.desired;

import checkpoint.grading.result.Fraction;
import checkpoint.grading.result.ResultReading;
import checkpoint.learning.attempt.Cause;

/**
 * The first result seen after the gradebook accepted our score (contract, section 6, "What a platform makes of ours"). A value that was not there
 * before is the platform's way of showing ours; one that was there before may still be a copy that lags behind. Pure.
 */
public sealed interface FirstSight {

    /** It shows what was sent. */
    record Exact() implements FirstSight {}

    /** It shows what was sent in its own way: rounded, late, on its own scale. */
    record InItsWay(Fraction value) implements FirstSight {}

    /** The column is worth 0 points: nothing can be seen in it. */
    record Worthless() implements FirstSight {}

    /** Nothing new yet. */
    record NotYet() implements FirstSight {}

    /** A person's value: the instructor decides. */
    record Theirs(Cause cause) implements FirstSight {}

    /**
     * Judges a value that was read after our score was accepted.
     *
     * @param last whether nobody looks again
     */
    static FirstSight of(Memory memory, ResultReading seen, boolean last) {
        if (!(seen instanceof ResultReading.Shows shows)) {
            return new NotYet();
        }
        if (shows.isWorthless()) {
            return new Worthless();
        }
        if (shows.is(memory.desired())) {
            return new Exact();
        }
        Fraction found = memory.foundThere();
        boolean foundBefore = found != null && shows.is(found);
        if (!memory.isOurs(shows) && !foundBefore) {
            return memory.unseen() ? new InItsWay(shows.fraction()) : theirs(last);
        }
        if (!last) {
            return new NotYet();
        }
        if (foundBefore) {
            // It answers that it took ours, and keeps what a person gave: Moodle does so until the override is taken
            // off.
            return new Theirs(Cause.OVERRIDDEN);
        }
        Fraction shownAs = memory.shownAs();
        // A coarse scale shows two scores as one.
        return shownAs != null && shows.is(shownAs) ? new InItsWay(shownAs) : new NotYet();
    }

    private static FirstSight theirs(boolean last) {
        return last ? new Theirs(Cause.OTHER_VALUE) : new NotYet();
    }
}
