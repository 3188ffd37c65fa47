package checkpoint.platform.access;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After} of an answer. */
final class RetryAfter {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private RetryAfter() {}

    /** RFC 9110 10.2.3: seconds or a date, within an hour. */
    static Optional<Duration> pause(String retryAfter, Instant now) {
        String asked = retryAfter.strip();
        try {
            Duration wait = asked.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(asked))
                    : Duration.between(
                            now, Instant.from(ZonedDateTime.parse(asked, DateTimeFormatter.RFC_1123_DATE_TIME)));
            return wait.isNegative()
                    ? Optional.empty()
                    : Optional.of(wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
