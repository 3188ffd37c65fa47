package checkpoint.passback;

import checkpoint.attempt.Cause;
import checkpoint.result.Fraction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the value that a platform may show for one learner in one line item.
 *
 * @param desired what it ought to show
 * @param mayBeThere what it may have taken from us, acknowledged or not; empty before anything left
 * @param foundThere what stood there before, and may be replaced
 * @param confirmed what was read back last
 * @param told an instructor said that ours is to be sent, whatever stands there
 * @param overwriteWhenHigher an instructor chose that ours replaces a lower one that a person gave
 * @param cause of where the row stands now
 */
public record Memory(
        Fraction desired,
        List<Fraction> mayBeThere,
        @Nullable Fraction foundThere,
        @Nullable Fraction confirmed,
        boolean told,
        boolean overwriteWhenHigher,
        @Nullable Cause cause) {}
