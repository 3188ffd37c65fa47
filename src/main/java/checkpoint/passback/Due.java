package checkpoint.passback;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A desired score that a worker has claimed: what it is about to send, and by which version and lease it knows it again.
 *
 * @param submittedAt the hand-in moment, the same in every repeat
 * @param productFamily such as {@code canvas}
 * @param newSubmission whether the platform may count it as an attempt of its own
 */
record Due(
        long registration,
        long lineItem,
        long learner,
        long version,
        UUID lease,
        String subject,
        String lineItemUrl,
        List<String> scopes,
        BigDecimal given,
        BigDecimal maximum,
        boolean passed,
        Instant submittedAt,
        int tries,
        Instant firstTriedAt,
        @Nullable String productFamily,
        boolean newSubmission) {}
