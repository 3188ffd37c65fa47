package checkpoint.grading.roster;

import checkpoint.platform.outbound.WebAddress;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads the roster of a course anew, one reader at a time across nodes, and never while a page waits for it. */
@Component
public class RefreshRoster {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshRoster.class);
    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final Duration KEPT = Duration.ofDays(30);

    private final StoredRoster stored;
    private final Roster roster;
    private final Registrations registrations;
    private final Clock clock;

    RefreshRoster(StoredRoster stored, Roster roster, Registrations registrations, Clock clock) {
        this.stored = stored;
        this.roster = roster;
        this.registrations = registrations;
        this.clock = clock;
    }

    /**
     * Begins to read it, on a thread of its own, where nobody has tried for so long.
     *
     * @param age what is younger is good enough
     * @return whether a reading began
     */
    public boolean begin(long registration, long course, Duration age) {
        Instant now = clock.instant();
        Optional<Registration> platform =
                registrations.byId(registration).filter(found -> found.status() == Registration.Status.ACTIVE);
        if (platform.isEmpty()) {
            return false;
        }
        Optional<URI> address =
                stored.claim(registration, course, now, LEASE, now.minus(age)).flatMap(WebAddress::read);
        address.ifPresent(found -> Thread.ofVirtual().name("roster").start(() -> read(platform.get(), course, found)));
        return address.isPresent();
    }

    private void read(Registration platform, long course, URI address) {
        try {
            stored.keep(platform.id(), course, roster.read(platform, address), clock.instant());
        } catch (DataAccessException e) {
            LOG.warn(
                    "The roster of course {} of registration {} is read later: {}",
                    course,
                    platform.id(),
                    e.getMessage());
        }
    }

    @Scheduled(initialDelayString = "PT7M", fixedDelayString = "PT6H")
    void forget() {
        int forgotten = stored.forgetReadBefore(clock.instant().minus(KEPT));
        if (forgotten > 0) {
            LOG.info("{} members of rosters that nobody has read for {} days went", forgotten, KEPT.toDays());
        }
    }
}
