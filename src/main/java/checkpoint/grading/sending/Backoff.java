package checkpoint.grading.sending;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The waits before further tries, and the time to give up.
 *
 * @param first the shortest first wait; with jitter up to twice as long
 * @param longest no wait is longer
 * @param patience after so long since the first try a person has to look
 */
public record Backoff(Duration first, Duration longest, Duration patience) {

    public static final Backoff USUAL = new Backoff(Duration.ofSeconds(2), Duration.ofHours(1), Duration.ofDays(7));

    /** For what a platform keeps refusing about one grade alone, until a teacher unlocks it. */
    public static final Backoff LOCKED = new Backoff(Duration.ofSeconds(2), Duration.ofHours(1), Duration.ofDays(120));
    /** For what a person has to mend first, such as an assignment that is not published. */
    public static final Backoff SLOW = new Backoff(Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofDays(30));

    /**
     * The wait after so many tries.
     *
     * @param tries so far, at least 1
     */
    public Duration after(int tries, RandomGenerator random) {
        long base = first.toMillis() << Math.min(tries - 1, 20);
        // Half of it at most, so that the jitter is there at the end too: a platform that returns is not met by all at
        // once.
        long capped = Math.min(base, longest.toMillis() / 2);
        return Duration.ofMillis(capped + random.nextLong(capped + 1));
    }
}
