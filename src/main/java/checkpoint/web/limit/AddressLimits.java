package checkpoint.web.limit;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Decides whether an address has asked too much of one door, at the cost of two numbers changed. Of this machine's own
 * addresses nothing is counted: a proxy that does not tell its callers apart would make one of them all. A private address
 * may ask ten times as much, for the same reason.
 */
@Component
class AddressLimits {

    private static final int NEARBY = 10;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** The doors that anybody may knock at. Each has its own buckets. */
    enum Door {
        LOGIN,
        LAUNCH,
        REGISTRATION
    }

    private final Map<Door, Buckets> buckets = new EnumMap<>(Door.class);
    private final Clock clock;

    AddressLimits(LimitSettings settings, SecureRandom random, Clock clock) {
        this.clock = clock;
        Duration arrival = SECOND.dividedBy(settings.arrivalsPerSecond());
        for (Door door : Door.values()) {
            buckets.put(
                    door,
                    door == Door.REGISTRATION
                            ? new Buckets(
                                    settings.registrationsAtOnce(),
                                    MINUTE.dividedBy(settings.registrationsPerMinute()),
                                    random.nextLong())
                            : new Buckets(settings.arrivalsAtOnce(), arrival, random.nextLong()));
        }
    }

    /**
     * Lets an address through a door once, if it may.
     *
     * @param remoteAddress of the connection; what a proxy says counts only where the container was told to believe it
     * @return empty if it may; else how long it has to wait, in whole seconds
     */
    Optional<Duration> mustWait(Door door, String remoteAddress) {
        Caller caller = Caller.of(remoteAddress);
        int share = switch (caller.nearness()) {
            case HERE -> 0;
            case NEAR -> NEARBY;
            case FAR -> 1;
        };
        Buckets ofDoor = buckets.get(door);
        if (share == 0 || ofDoor == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        long wait = ofDoor.take(caller.address(), share, now.getEpochSecond() * 1_000_000_000 + now.getNano());
        return wait == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(1 + (wait - 1) / 1_000_000_000));
    }
}
