package checkpoint.grading.reconcile;

import checkpoint.grading.desired.Comparison;
import checkpoint.grading.desired.StandingRows;
import checkpoint.grading.result.ResultReading;
import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades.GradeState;

/** The outcome of comparing one learner's result with the desired score. Its words are {@code attempt.finding.<name>}. */
enum Finding {
    /** Nothing to say: it is as it should be, or on its way. */
    AGREES,
    /** It never arrived, or the gradebook shows an older score of ours: it is sent again. */
    SENT_AGAIN,
    /** A value that is none of ours: held. */
    OTHER_VALUE,
    /** It was there, and was cleared: held. */
    CLEARED,
    /** The gradebook shows as much or more, and was left alone. */
    HIGHER_THERE,
    /** An instructor keeps the gradebook's own. */
    KEPT,
    /** Not in the course any more, or not as a student. */
    NOT_ENROLLED,
    /** The platform refused it, and a person has to look. */
    FAILED;

    /**
     * Compares. Pure.
     *
     * @param enrolled what the roster says
     */
    static Finding of(StandingRows.Row row, ResultReading seen, Enrolled enrolled) {
        boolean same = seen instanceof ResultReading.Shows shows
                && shows.is(row.memory().desired());
        if (same || isOnItsWay(row)) {
            return AGREES;
        }
        if (enrolled == Enrolled.NO && !(seen instanceof ResultReading.Shows)) {
            return NOT_ENROLLED;
        }
        return switch (row.state()) {
            case NOT_GRADED, PENDING -> AGREES;
            case HELD -> row.memory().cause() == Cause.CLEARED ? CLEARED : OTHER_VALUE;
            case FAILED ->
                row.memory().cause() == Cause.NOT_A_STUDENT && enrolled == Enrolled.YES ? SENT_AGAIN : FAILED;
            case CONFIRMED, SENT -> row.memory().cause() == Cause.KEPT ? KEPT : compared(row, seen);
        };
    }

    /** Not sent yet, or taken and still being read back. */
    private static boolean isOnItsWay(StandingRows.Row row) {
        return row.state() == GradeState.PENDING
                || (row.state() == GradeState.SENT && row.memory().cause() == null);
    }

    private static Finding compared(StandingRows.Row row, ResultReading seen) {
        return switch (Comparison.of(row.memory(), seen)) {
            case Comparison.Send ignored -> SENT_AGAIN;
            case Comparison.Shown ignored -> AGREES;
            case Comparison.ShownAs ignored -> AGREES;
            case Comparison.Worthless ignored -> AGREES;
            case Comparison.LeaveAlone ignored -> HIGHER_THERE;
            case Comparison.Hold(var cause) -> cause == Cause.CLEARED ? CLEARED : OTHER_VALUE;
        };
    }

    /** Whether somebody is in the course, by its roster. */
    enum Enrolled {
        /** As an active learner. */
        YES,
        /** Active, in another role: whose launch said learner is none the less one. */
        OTHERWISE,
        /** Inactive, or missing in a complete roster. */
        NO,
        UNKNOWN
    }

    /** Whether the row is changed for it. */
    boolean heal(StandingRows rows, StandingRows.Row row, ResultReading seen) {
        return switch (this) {
            case AGREES -> agree(rows, row, seen);
            case SENT_AGAIN -> rows.sendAgain(row, seen);
            case OTHER_VALUE, CLEARED ->
                row.state() != GradeState.HELD
                        && rows.hold(row, seen, this == CLEARED ? Cause.CLEARED : Cause.OTHER_VALUE);
            case HIGHER_THERE -> rows.leaveAlone(row, seen);
            case NOT_ENROLLED -> row.memory().cause() != Cause.NOT_A_STUDENT && rows.notEnrolled(row, seen);
            case KEPT, FAILED -> false;
        };
    }

    private static boolean agree(StandingRows rows, StandingRows.Row row, ResultReading seen) {
        if (!(seen instanceof ResultReading.Shows shows) || row.state() == GradeState.CONFIRMED) {
            return false;
        }
        if (shows.is(row.memory().desired())) {
            return rows.confirm(row, seen);
        }
        return row.state() == GradeState.SENT
                && !isOnItsWay(row)
                && Comparison.of(row.memory(), seen) instanceof Comparison.ShownAs(var value)
                && rows.confirmAs(row, seen, value);
    }
}
