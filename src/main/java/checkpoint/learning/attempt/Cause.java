package checkpoint.learning.attempt;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Why a grade has its state. The words for it are {@code attempt.cause.<hook>} (what it is) and
 * {@code attempt.cause.<hook>.do} (what an instructor does about it). What mends itself while it is tried has other words once it
 * was given up: {@code attempt.cause.<hook>.failed.do}.
 */
public enum Cause {
    /** No line item is known yet. */
    NO_LINE_ITEM,
    /** The line item that was there is gone. */
    LINE_ITEM_GONE,
    UNPUBLISHED,
    /** The course is over: the platform takes nothing any more. */
    CONCLUDED,
    /** Not enrolled, or not as a student. */
    NOT_A_STUDENT,
    ATTEMPTS_USED_UP,
    /** The platform did not grant the right to send scores. */
    NOT_GRANTED,
    /** Twice in a row an access token was not taken: by what takes scores, or by what is asked before one is sent. */
    TOKEN_REFUSED,
    /** The platform gives this tool no access token at all: it is tried again, and an administrator has to mend it. */
    NO_TOKEN,
    /** The platform throttles, fails, or cannot be reached: it is tried again by itself. */
    TROUBLE,
    /** The platform has a newer timestamp than ours. */
    OLDER_TIMESTAMP,
    /** Any other refusal. */
    REFUSED,
    /** The gradebook shows a value that is none of ours. */
    OTHER_VALUE,
    /** It takes ours, and keeps a value that a person gave: the override has to be taken off there first. */
    OVERRIDDEN,
    /** It shows ours in its own way: rounded, late, or on another scale. */
    SHOWN_OTHERWISE,
    /** The column is worth 0 points, so that it can show no grade. */
    WORTH_NOTHING,
    /** The platform keeps refusing this grade alone: it or its column may be locked. */
    LOCKED,
    /** It showed ours, and shows nothing any more. */
    CLEARED,
    /** An instructor keeps the gradebook's own value. */
    KEPT,
    /** The gradebook showed a value as high or higher before anything was sent. */
    HIGHER_THERE,
    /** It was taken, and is not shown. */
    NOT_SHOWN,
    /** It was taken, and cannot be read back. */
    UNREADABLE,
    /** An administrator holds this platform's deliveries. */
    PAUSED;

    private static final Set<Cause> TRIED = EnumSet.of(
            LINE_ITEM_GONE, UNPUBLISHED, ATTEMPTS_USED_UP, TOKEN_REFUSED, NO_TOKEN, TROUBLE, LOCKED, OLDER_TIMESTAMP);

    public String hook() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The key of the text for what an instructor can do about it in this state. */
    public String whatToDo(Grades.GradeState state) {
        boolean givenUp = state == Grades.GradeState.FAILED && TRIED.contains(this);
        return "attempt.cause." + hook() + (givenUp ? ".failed.do" : ".do");
    }
}
