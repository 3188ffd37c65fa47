package checkpoint.grading.roster;

import checkpoint.platform.outbound.WebAddress;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads the roster of a course again, one reader at a time across nodes, and never while a page waits for it. */
@Component
public class RefreshRoster {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshRoster.class);
    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final Duration KEPT = Duration.ofDays(30);

    private final StoredRoster stored;
    private final StoredGroups groups;
    private final Roster roster;
    private final ReadGroups readGroups;
    private final Registrations registrations;
    private final Clock clock;

    RefreshRoster(
            StoredRoster stored,
            StoredGroups groups,
            Roster roster,
            ReadGroups readGroups,
            Registrations registrations,
            Clock clock) {
        this.stored = stored;
        this.groups = groups;
        this.roster = roster;
        this.readGroups = readGroups;
        this.registrations = registrations;
        this.clock = clock;
    }

    /**
     * Begins to read it, on its own thread, where nobody has tried for so long.
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
        Optional<Roster.Source> address =
                stored.claim(registration, course, now, LEASE, now.minus(age)).flatMap(RefreshRoster::source);
        address.ifPresent(found -> Thread.ofVirtual().name("roster").start(() -> read(platform.get(), course, found)));
        return address.isPresent();
    }

    private static Optional<Roster.Source> source(StoredRoster.Addresses addresses) {
        return WebAddress.read(addresses.memberships())
                .map(memberships -> new Roster.Source(
                        memberships,
                        Optional.ofNullable(addresses.groups())
                                .flatMap(WebAddress::read)
                                .orElse(null),
                        addresses.sectionsOf()));
    }

    void read(Registration platform, long course, Roster.Source source) {
        try {
            Roster.Reading reading = roster.read(platform, source);
            URI named = source.groups();
            // Without members in groups no group names are read; the names of sections came with the members.
            Map<String, String> names = named == null ? sections(source, reading) : readGroups.read(platform, named);
            groups.keep(platform.id(), course, names, clock.instant());
            stored.keep(platform.id(), course, reading, clock.instant());
        } catch (DataAccessException e) {
            LOG.warn(
                    "The roster of course {} of registration {} is read later: {}",
                    course,
                    platform.id(),
                    e.getMessage());
        }
    }

    private static Map<String, String> sections(Roster.Source source, Roster.Reading reading) {
        return source.sectionsOf() == null
                ? Map.of()
                : reading.members().stream()
                        .map(Member::groups)
                        .filter(Objects::nonNull)
                        .flatMap(List::stream)
                        .distinct()
                        .collect(Collectors.toMap(name -> name, name -> name));
    }

    @Scheduled(initialDelayString = "PT7M", fixedDelayString = "PT6H")
    void forget() {
        int forgotten = stored.forgetReadBefore(clock.instant().minus(KEPT));
        groups.forgetReadBefore(clock.instant().minus(KEPT));
        if (forgotten > 0) {
            LOG.info("{} members of rosters that were not read for {} days were deleted", forgotten, KEPT.toDays());
        }
    }
}
