package checkpoint.grading.sending;

import checkpoint.learning.attempt.Cause;
import checkpoint.platform.access.Trouble;

/** The meaning of a platform's answer for the row of a score (contract, section 6). */
public sealed interface Answer {

    /** 2xx. */
    record Accepted() implements Answer {}

    /** The access token was not taken, twice. */
    record TokenRefused(String words) implements Answer {}

    /** 409, or a 400 that means an older timestamp. */
    record Stale(String words) implements Answer {}

    /** The platform insists on something that this score did not have: it goes again with it. */
    record Insists(String words, Quirk quirk) implements Answer {}

    /** 404: of the line item, which is looked up again, or of the person. */
    record NotFound(String words) implements Answer {}

    /** 422: attempts used up; goes again without a new submission. */
    record AttemptsUsedUp(String words) implements Answer {}

    /** 422: the assignment is not published; retried slowly. */
    record Unpublished(String words) implements Answer {}

    /** Other 4xx: parked for a person, in the platform's words. */
    record Refused(String words, Cause cause) implements Answer {}

    /** 408, 429, a throttling 403, 5xx, network, or the token endpoint in trouble. */
    record NotNow(String words, Trouble trouble) implements Answer {}
}
