package checkpoint.grading.listing;

import checkpoint.platform.access.ServiceCalls;
import checkpoint.platform.access.Trouble;

/** The end of reading a list. */
public sealed interface ListEnd {

    /** Every page was read, to the end: what was not in it is not there. */
    record Complete() implements ListEnd {}

    /** The caller has what it looked for. */
    record Enough() implements ListEnd {}

    /** It ended before its end, or is not a list: nothing follows from what is missing. Why, for people. */
    record Incomplete(String why) implements ListEnd {}

    /** The platform could not answer now. */
    record NotNow(Trouble trouble, ServiceCalls.Exchange called) implements ListEnd {}

    /** It answered with a status that asking again will not change. */
    record Refused(int status) implements ListEnd {}

    /** Our own rules forbid to call the address. */
    record Forbidden(ServiceCalls.Exchange called) implements ListEnd {}

    /** The caller gave it up. */
    record GivenUp() implements ListEnd {}
}
