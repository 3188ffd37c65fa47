package checkpoint.administration.usage;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A platform’s month.
 *
 * @param platform its name
 * @param median seconds from the submission until the platform had the score; {@code null} where nothing was delivered
 * @param slowest the 99th percentile of the same
 */
record UsageRow(
        LocalDate month,
        String platform,
        long launches,
        long learners,
        long attempts,
        long passes,
        @Nullable Long median,
        @Nullable Long slowest,
        long refusals) {

    /** As in 2026-11. */
    public String named() {
        return String.format(Locale.ROOT, "%tY-%<tm", month);
    }
}
