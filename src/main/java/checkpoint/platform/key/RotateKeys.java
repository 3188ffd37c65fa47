package checkpoint.platform.key;

import checkpoint.tool.audit.AuditLog;
import checkpoint.tool.cluster.Clusters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets one key follow another (security framework 6.3 and 6.4): the new one is published at once and signs later, the old one
 * signs no more and stays published for a while. Each method is one transaction, one at a time across nodes, and does nothing
 * where the keys have moved on since somebody looked.
 */
@Component
class RotateKeys {

    private final SigningKeys keys;
    private final MakeKeyPair pairs;
    private final AuditLog audit;
    private final Clock clock;

    RotateKeys(SigningKeys keys, MakeKeyPair pairs, AuditLog audit, Clock clock) {
        this.keys = keys;
        this.pairs = pairs;
        this.audit = audit;
        this.clock = clock;
    }

    /** Publishes a new key, which signs when platforms' caches have it; not where one is waiting already. */
    @Transactional
    public boolean make(String administrator) {
        keys.oneAtATime();
        if (waiting().isPresent()) {
            return false;
        }
        audit.record(administrator, "make-key", pairs.make(KeyTimes.BEFORE_SIGNING), null);
        return true;
    }

    /** A waiting or a resting key signs from now on. */
    @Transactional
    public boolean signWith(String kid, String administrator) {
        keys.oneAtATime();
        Optional<StoredKey> found = find(kid).filter(key -> key.stage(clock.instant()) != StoredKey.Stage.SIGNING);
        found.ifPresent(key -> {
            turnTo(kid);
            audit.record(administrator, "sign-with-key", kid, null);
        });
        return found.isPresent();
    }

    /** This key signs no more, from now on: the one that waits does, or a new one that no platform has seen. */
    @Transactional
    public boolean replace(String kid, String administrator) {
        keys.oneAtATime();
        if (find(kid)
                .filter(key -> key.stage(clock.instant()) == StoredKey.Stage.SIGNING)
                .isEmpty()) {
            return false;
        }
        String next = waiting().map(StoredKey::kid).orElseGet(() -> pairs.make(Duration.ZERO));
        turnTo(next);
        audit.record(administrator, "replace-key", kid, next);
        return true;
    }

    /** Removes a key that does not sign, with its private part; every node must have had the time to notice that it does not. */
    @Transactional
    public boolean remove(String kid, String administrator) {
        keys.oneAtATime();
        Optional<StoredKey> found = find(kid).filter(key -> key.isRemovable(clock.instant()));
        found.ifPresent(key -> remove(key, administrator));
        return found.isPresent();
    }

    /** Retires a key whose turn is over, and removes one that was retired long enough ago. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    @Transactional
    public void passTime() {
        if (!Clusters.isAtHome()) {
            return;
        }
        keys.oneAtATime();
        Instant now = clock.instant();
        keys.signing(now).ifPresent(kid -> keys.retireAllBut(kid, now));
        keys.all().stream()
                .filter(key -> key.restsUntil() != null && key.restsUntil().isBefore(now))
                .forEach(key -> remove(key, AuditLog.BY_ITSELF));
    }

    private void remove(StoredKey key, String administrator) {
        keys.remove(key.kid());
        audit.record(administrator, "remove-key", key.kid(), null);
    }

    private void turnTo(String kid) {
        Instant now = clock.instant();
        keys.signFrom(kid, now);
        keys.retireAllBut(kid, now);
    }

    private Optional<StoredKey> find(String kid) {
        return keys.all().stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    private Optional<StoredKey> waiting() {
        return keys.all().stream()
                .filter(key -> key.stage(clock.instant()) == StoredKey.Stage.WAITING)
                .findFirst();
    }
}
