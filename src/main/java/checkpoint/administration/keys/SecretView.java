package checkpoint.administration.keys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of the rotation of {@code checkpoint.secret}.
 *
 * @param state {@code one} where it has one value; {@code wait} until what a former value has signed is over; {@code start} where
 *     a key lies under a former value, which the next start mends; {@code drop} where the former values may go
 * @param dropAt when they may go, where that is a matter of time
 */
record SecretView(String state, @Nullable Instant dropAt) {

    public static SecretView of(int values, boolean allKeysCurrent, Instant free, Instant now) {
        if (values == 1) {
            return new SecretView("one", null);
        }
        if (!allKeysCurrent) {
            return new SecretView("start", null);
        }
        return now.isBefore(free) ? new SecretView("wait", free) : new SecretView("drop", null);
    }
}
