package checkpoint.grading.sending;

import checkpoint.grading.desired.Memory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A desired score that a worker has claimed: what it is about to send or to look for, and by which version and lease it knows it
 * again.
 *
 * @param taken whether the platform has taken it, so that it is now read back and not sent
 * @param attempt id of the row of the attempt whose score it is, at this checkpoint; 0 where an excuse has given it
 * @param submittedAt the moment of submission, the same in every repeat
 * @param columnKnown whether the platform was asked for the points of this column
 * @param tries how often it was claimed to be sent, this one included
 * @param looks how often it was read since the platform took it, this one included
 * @param productFamily such as {@code canvas}
 * @param newSubmission whether the platform may count it as its own attempt
 * @param quirks what its platform insists on
 * @param language the learner's, as a BCP 47 tag; {@code null} where it is not known
 * @param memory what is known of the value that the platform shows
 */
public record Due(
        long registration,
        long lineItem,
        long learner,
        long version,
        UUID lease,
        Instant leaseUntil,
        boolean taken,
        String subject,
        long attempt,
        String checkpoint,
        String lineItemUrl,
        List<String> scopes,
        boolean columnKnown,
        BigDecimal given,
        BigDecimal maximum,
        boolean passed,
        Instant submittedAt,
        int tries,
        int looks,
        Instant firstTriedAt,
        @Nullable String productFamily,
        boolean newSubmission,
        Set<Quirk> quirks,
        @Nullable String language,
        Memory memory) {

    /** The same learner in the log lines of the launch, the attempt and the delivery: an id, and no name. */
    public String reference() {
        return registration + "." + learner;
    }
}
