package checkpoint.platform.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * All registrations in memory, so that a launch reads none from the database; read again after five seconds, so that what
 * another node changed is known here soon, and after one second where somebody asks for one that is not there.
 */
@Component
class RememberedRegistrations implements Registrations {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final RegistrationRows rows;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Snapshot snapshot = new Snapshot(Instant.MIN, Map.of(), Map.of());

    RememberedRegistrations(RegistrationRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Optional<Registration> find(String issuer, String clientId) {
        Key key = new Key(issuer, clientId);
        return Optional.ofNullable(snapshot(FRESH).byKey.get(key))
                .or(() -> Optional.ofNullable(snapshot(RETRY).byKey.get(key)));
    }

    @Override
    public List<Registration> ofIssuer(String issuer) {
        List<Registration> all = snapshot(FRESH).byKey.values().stream()
                .filter(registration -> registration.issuer().equals(issuer))
                .toList();
        List<Registration> active = all.stream()
                .filter(registration -> registration.status() == Registration.Status.ACTIVE)
                .toList();
        return active.isEmpty() ? all : active;
    }

    @Override
    public Optional<Registration> byId(long id) {
        return Optional.ofNullable(snapshot(FRESH).byId.get(id))
                .or(() -> Optional.ofNullable(snapshot(RETRY).byId.get(id)));
    }

    @Override
    public Collection<Registration> all() {
        return snapshot(RETRY).byId.values();
    }

    @Override
    public void changed() {
        snapshot = new Snapshot(Instant.MIN, Map.of(), Map.of());
    }

    private Snapshot snapshot(Duration fresh) {
        Snapshot known = snapshot;
        Instant now = clock.instant();
        if (known.isFresh(now, fresh)) {
            return known;
        }
        // One reads; the others go on with what is known, unless nothing is.
        if (known.readAt.equals(Instant.MIN)) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return known;
        }
        try {
            if (!snapshot.isFresh(now, fresh)) {
                snapshot = Snapshot.of(rows.all(), now);
            }
            return snapshot;
        } finally {
            reading.unlock();
        }
    }

    private record Key(String issuer, String clientId) {}

    private record Snapshot(Instant readAt, Map<Key, Registration> byKey, Map<Long, Registration> byId) {

        static Snapshot of(List<Registration> all, Instant now) {
            Map<Key, Registration> byKey = new HashMap<>();
            all.forEach(one -> byKey.put(new Key(one.issuer(), one.clientId()), one));
            return new Snapshot(
                    now, byKey, all.stream().collect(Collectors.toMap(Registration::id, registration -> registration)));
        }

        boolean isFresh(Instant now, Duration fresh) {
            return !readAt.equals(Instant.MIN) && now.isBefore(readAt.plus(fresh));
        }
    }
}
