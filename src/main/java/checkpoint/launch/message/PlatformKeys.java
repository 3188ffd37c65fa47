package checkpoint.launch.message;

import checkpoint.platform.outbound.Call;
import checkpoint.platform.outbound.Outbound;
import checkpoint.platform.outbound.Reply;
import checkpoint.platform.registration.Registration;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Platforms' key sets, kept as parsed keys per registration (security framework 6.3 and 6.4). An unknown key id fetches the set
 * again, once in ten seconds and by one thread, counted from the last time that it was fetched <em>again</em>: a key that was
 * rotated a moment after the first fetch is found. A set that has grown old is fetched beside the launch, which goes on with
 * the old one, also for days while the platform is down.
 */
@Component
class PlatformKeys {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformKeys.class);

    static final Duration BETWEEN_REFETCHES = Duration.ofSeconds(10);
    private static final Duration KEPT_WHILE_DOWN = Duration.ofDays(7);
    private static final int LARGEST = 256 * 1024;

    /** The outcome of the search for a key. */
    sealed interface Lookup {
        record Key(RSASSAVerifier verifier) implements Lookup {}

        /** The set was read, and has no such key for us. */
        record Unknown() implements Lookup {}

        /** There is no set to look in. */
        record Unreachable(String why) implements Lookup {}
    }

    private final Outbound outbound;
    private final Clock clock;
    private final Map<Long, Entry> entries = new ConcurrentHashMap<>();

    PlatformKeys(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    Lookup find(Registration registration, String kid) {
        Entry entry = entries.computeIfAbsent(registration.id(), id -> new Entry());
        Fetched known = entry.current(registration.jwksUri(), clock.instant());
        if (known != null) {
            RSASSAVerifier verifier = known.keys.verifier(kid);
            if (verifier != null) {
                if (clock.instant().isAfter(known.staleAt)) {
                    refreshBeside(entry, registration);
                }
                return new Lookup.Key(verifier);
            }
        }
        return fetchAndFind(entry, registration, kid);
    }

    private Lookup fetchAndFind(Entry entry, Registration registration, String kid) {
        entry.lock.lock();
        try {
            // While this waited for the lock, another thread may have fetched the key.
            Fetched known = entry.current(registration.jwksUri(), clock.instant());
            RSASSAVerifier verifier = known == null ? null : known.keys.verifier(kid);
            if (verifier == null) {
                fetch(entry, registration);
                known = entry.current(registration.jwksUri(), clock.instant());
                if (known == null) {
                    return new Lookup.Unreachable(entry.lastFailure);
                }
                verifier = known.keys.verifier(kid);
            }
            return verifier == null ? new Lookup.Unknown() : new Lookup.Key(verifier);
        } finally {
            entry.lock.unlock();
        }
    }

    private void refreshBeside(Entry entry, Registration registration) {
        if (entry.lock.tryLock()) {
            entry.lock.unlock();
            Thread.startVirtualThread(() -> {
                if (entry.lock.tryLock()) {
                    try {
                        fetch(entry, registration);
                    } finally {
                        entry.lock.unlock();
                    }
                }
            });
        }
    }

    /** Under the entry's lock; does nothing where the set was fetched again a moment ago. */
    private void fetch(Entry entry, Registration registration) {
        URI from = registration.jwksUri();
        Instant now = clock.instant();
        if (from.equals(entry.askedAddress)) {
            if (now.isBefore(entry.refetchedAt.plus(BETWEEN_REFETCHES))) {
                return;
            }
            entry.refetchedAt = now;
        }
        entry.askedAddress = from;
        Reply reply =
                outbound.send(Call.get(from).with("Accept", "application/json").atMost(LARGEST));
        switch (reply) {
            case Reply.Answered answered when answered.isSuccess() -> entry.keep(registration, answered, now);
            case Reply.Answered answered -> entry.failed(registration, "status " + answered.status());
            case Reply.Failed failed ->
                entry.failed(registration, failed.failure().name());
        }
    }

    private record Fetched(URI from, KeySet keys, Instant at, Instant staleAt) {}

    private static final class Entry {
        final ReentrantLock lock = new ReentrantLock();
        volatile @Nullable Fetched fetched;

        @Nullable
        URI askedAddress;

        Instant refetchedAt = Instant.EPOCH;
        String lastFailure = "not asked yet";

        /** The set from this very address, unless it is much too old. */
        @Nullable
        Fetched current(URI from, Instant now) {
            Fetched known = fetched;
            return known != null && known.from.equals(from) && now.isBefore(known.at.plus(KEPT_WHILE_DOWN))
                    ? known
                    : null;
        }

        void keep(Registration registration, Reply.Answered answered, Instant now) {
            KeySet keys = KeySet.parse(answered.body());
            if (keys == null) {
                failed(registration, "no key set in the answer");
                return;
            }
            fetched = new Fetched(registration.jwksUri(), keys, now, now.plus(KeySet.lifetime(answered)));
            LOG.info("Key set of registration {} read: {} keys", registration.id(), keys.size());
        }

        void failed(Registration registration, String why) {
            lastFailure = why;
            LOG.warn("Key set of registration {} could not be read: {}", registration.id(), why);
        }
    }
}
