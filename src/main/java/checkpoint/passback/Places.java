package checkpoint.passback;

import checkpoint.registration.Registration;
import checkpoint.registration.Registrations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many requests each platform may be sent at the same time by this node. A platform in trouble gets one at a time, after a
 * pause that grows while the trouble lasts; it never takes a place from another.
 */
@Component
class Places {

    static final int EACH = 8;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);

    private final Registrations registrations;
    private final Clock clock;
    private final Map<Long, Platform> platforms = new HashMap<>();

    Places(Registrations registrations, Clock clock) {
        this.registrations = registrations;
        this.clock = clock;
    }

    private static final class Platform {
        int taken;
        int troubles;
        Instant pausedUntil = Instant.EPOCH;
    }

    /** The free places of each active platform that has any now. */
    synchronized Map<Long, Integer> free() {
        Instant now = clock.instant();
        Map<Long, Integer> free = new HashMap<>();
        for (Registration registration : registrations.all()) {
            Platform platform = platforms.computeIfAbsent(registration.id(), id -> new Platform());
            int most = platform.troubles > 0 ? 1 : EACH;
            if (registration.status() == Registration.Status.ACTIVE
                    && !now.isBefore(platform.pausedUntil)
                    && platform.taken < most) {
                free.put(registration.id(), most - platform.taken);
            }
        }
        return free;
    }

    synchronized void take(long registration) {
        platforms.computeIfAbsent(registration, id -> new Platform()).taken++;
    }

    synchronized void giveBack(long registration) {
        platforms.computeIfAbsent(registration, id -> new Platform()).taken--;
    }

    synchronized void answered(long registration) {
        platforms.computeIfAbsent(registration, id -> new Platform()).troubles = 0;
    }

    /** The platform throttles, fails or cannot be reached: its other deliveries slow down too. */
    synchronized void inTrouble(long registration, @Nullable Duration asked) {
        Platform platform = platforms.computeIfAbsent(registration, id -> new Platform());
        platform.troubles++;
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(platform.troubles - 1, 10));
        Duration own = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        Duration longer = asked == null || asked.compareTo(own) < 0 ? own : asked;
        platform.pausedUntil = clock.instant().plus(longer.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : longer);
    }
}
