package checkpoint.platform.access;

import checkpoint.platform.outbound.Reply;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The time at a platform, where its {@code Date} headers show that its clock is ahead of ours. Moodle compares the timestamp of a score with its own
 * clock, so there that counts (contract, section 6).
 */
@Component
public class PlatformClocks {

    /** Further ahead than this it is not a clock to go by: a score stamped with it would lock out all that follow. */
    private static final Duration CREDIBLE = Duration.ofMinutes(10);

    private static final Duration RESOLUTION = Duration.ofSeconds(1);

    private final Clock clock;
    private final Map<Long, Duration> ahead = new ConcurrentHashMap<>();

    PlatformClocks(Clock clock) {
        this.clock = clock;
    }

    /** Now, or the platform's now where that is known to be later. */
    public Instant now(long registration) {
        return clock.instant().plus(ahead.getOrDefault(registration, Duration.ZERO));
    }

    void heard(long registration, Reply reply) {
        if (reply instanceof Reply.Answered answered) {
            answered.header("date").ifPresent(date -> heard(registration, date));
        }
    }

    /** The header has whole seconds, so it shows the least by which the platform is ahead: the largest of them is nearest. */
    private void heard(long registration, String date) {
        try {
            Instant there = Instant.from(ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
            Duration least = Duration.between(clock.instant(), there);
            if (least.compareTo(CREDIBLE) <= 0) {
                ahead.merge(registration, atLeastNone(least), (known, now) -> {
                    boolean changed = least.compareTo(known.minus(RESOLUTION)) < 0;
                    return changed || now.compareTo(known) > 0 ? now : known;
                });
            }
        } catch (DateTimeException e) {
            // No date: nothing is learnt from it.
            return;
        }
    }

    private static Duration atLeastNone(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
