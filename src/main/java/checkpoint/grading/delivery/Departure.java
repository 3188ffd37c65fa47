package checkpoint.grading.delivery;

import checkpoint.grading.result.Fraction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Our knowledge at the moment before a score is sent.
 *
 * @param replaces a value that is none of ours
 * @param alsoOurs what the platform has made of an earlier one of ours, first seen now
 * @param unreadSince since when results could not be read; {@code null} where they were
 */
record Departure(
        @Nullable Fraction replaces,
        @Nullable Fraction alsoOurs,
        @Nullable Instant unreadSince) {}
