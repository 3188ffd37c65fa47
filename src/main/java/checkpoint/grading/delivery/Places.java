package checkpoint.grading.delivery;

import checkpoint.platform.access.Trouble;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How many requests each platform may be sent at the same time by this node. A platform in trouble is left alone for a while that
 * grows while the trouble lasts; then one request asks how it is, and as long as it answers it gets twice as many, up to the usual.
 * What waits for it waits in the database, and it never takes a place from another.
 */
@Component
class Places {

    static final int EACH = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration FIRST_PAUSE_WHEN_THROTTLED = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    private final Registrations registrations;
    private final Clock clock;
    private final Map<Long, Platform> platforms = new HashMap<>();

    Places(Registrations registrations, Clock clock) {
        this.registrations = registrations;
        this.clock = clock;
    }

    private static final class Platform {
        int taken;
        int most = EACH;
        int answeredSince;
        int troublesInARow;
        Instant pausedUntil = Instant.EPOCH;
    }

    /** The free places of each active platform that has any now. */
    synchronized Map<Long, Integer> free() {
        Instant now = clock.instant();
        Map<Long, Integer> free = new HashMap<>();
        for (Registration registration : registrations.all()) {
            Platform platform = platform(registration.id());
            if (registration.status() == Registration.Status.ACTIVE
                    && !now.isBefore(platform.pausedUntil)
                    && platform.taken < platform.most) {
                free.put(registration.id(), platform.most - platform.taken);
            }
        }
        return free;
    }

    synchronized void take(long registration) {
        platform(registration).taken++;
    }

    synchronized void giveBack(long registration) {
        platform(registration).taken--;
    }

    /** It answers: after so many answers as it has places it gets twice as many. */
    synchronized void answered(long registration) {
        Platform platform = platform(registration);
        platform.troublesInARow = 0;
        platform.answeredSince++;
        if (platform.most < EACH && platform.answeredSince >= platform.most) {
            platform.most = Math.min(EACH, platform.most * 2);
            platform.answeredSince = 0;
        }
    }

    /** It says that it will soon throttle: half as many from now on. */
    synchronized void strained(long registration) {
        Platform platform = platform(registration);
        platform.most = Math.max(1, platform.most / 2);
        platform.answeredSince = 0;
    }

    /** The platform throttles, fails or cannot be reached: its other deliveries slow down too. */
    synchronized void inTrouble(long registration, Trouble trouble) {
        if (!trouble.slowDown()) {
            return;
        }
        Platform platform = platform(registration);
        Instant now = clock.instant();
        Duration asked = trouble.pause();
        // What was in flight together fails together: that is one trouble, and not eight.
        if (now.isBefore(platform.pausedUntil)) {
            pauseUntil(platform, asked == null ? now : now.plus(asked));
            return;
        }
        platform.troublesInARow++;
        platform.answeredSince = 0;
        boolean throttled = trouble.status() == 429 || trouble.status() == 403;
        platform.most = throttled || platform.troublesInARow > 1 ? 1 : Math.max(1, platform.most / 2);
        Duration first = throttled ? FIRST_PAUSE_WHEN_THROTTLED : FIRST_PAUSE;
        Duration own = first.multipliedBy(1L << Math.min(platform.troublesInARow - 1, 10));
        pauseUntil(platform, now.plus(own.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : own));
        pauseUntil(platform, asked == null ? now : now.plus(asked));
    }

    private static void pauseUntil(Platform platform, Instant until) {
        if (until.isAfter(platform.pausedUntil)) {
            platform.pausedUntil = until;
        }
    }

    private Platform platform(long registration) {
        return platforms.computeIfAbsent(registration, id -> new Platform());
    }
}
