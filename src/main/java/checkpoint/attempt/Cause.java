package checkpoint.attempt;

import java.util.Locale;

/**
 * Why a grade stands where it stands. The words for it are {@code attempt.cause.<hook>} (what it is) and
 * {@code attempt.cause.<hook>.do} (what an instructor does about it).
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
    /** Twice in a row an access token was not taken. */
    TOKEN_REFUSED,
    /** The platform throttles, fails, or cannot be reached: it is tried again by itself. */
    TROUBLE,
    /** The platform has a newer timestamp than ours. */
    OLDER_TIMESTAMP,
    /** Any other refusal. */
    REFUSED,
    /** The gradebook shows a value that is none of ours. */
    OTHER_VALUE,
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

    public String hook() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
