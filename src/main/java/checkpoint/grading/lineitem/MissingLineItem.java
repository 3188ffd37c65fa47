package checkpoint.grading.lineitem;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line item whose address is not known, claimed to be looked for.
 *
 * @param leaseUntil until when nobody else looks for it
 * @param gone the address that it had, and that the platform says is gone; {@code null} if it never had one
 * @param scoreMaximum of the scores that wait for it
 */
public record MissingLineItem(
        long registration,
        long id,
        Instant leaseUntil,
        String containerUrl,
        List<String> scopes,
        int tries,
        @Nullable String gone,
        String resourceLinkId,
        @Nullable String title,
        @Nullable String requestedCheckpoint,
        @Nullable String boundCheckpoint,
        @Nullable String productFamily,
        BigDecimal scoreMaximum) {

    boolean isGone(String url) {
        return url.equals(gone);
    }
}
