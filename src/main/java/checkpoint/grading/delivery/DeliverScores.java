package checkpoint.grading.delivery;

import checkpoint.grading.desired.DesiredScores;
import checkpoint.grading.lineitem.FindLineItem;
import checkpoint.grading.lineitem.LineItems;
import checkpoint.grading.lineitem.MissingLineItem;
import checkpoint.grading.sending.Due;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.cluster.Clusters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Delivers what is due. 1. Due scores are claimed, in one short statement, as many for each platform as it has free places. 2. Line items
 * whose address is not known are looked for where no score was due, and once a second while there are some. 3. Each is sent, or read back, on its own thread,
 * outside any transaction. A worker that dies in between loses its leases by time, and the rows are sent again, with the same moment of submission.
 */
@Component
class DeliverScores {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverScores.class);

    private static final Duration ADOPTED_EVERY = Duration.ofSeconds(5);
    private static final Duration SOUGHT_EVERY = Duration.ofSeconds(1);

    private final DesiredScores scores;
    private final ClaimDue claimDue;
    private final LineItems lineItems;
    private final FindLineItems findLineItems;
    private final SendDesired sendDesired;
    private final ReadBack readBack;
    private final Places places;
    private final Registrations registrations;
    private final Clusters clusters;
    private final Clock clock;
    private final Executor threads = task -> Thread.ofVirtual().name("delivery").start(task);
    private final Map<String, Looks> looks = new ConcurrentHashMap<>();

    /** When this node last looked for what in one cluster. */
    private static final class Looks {
        private Instant adoptAt = Instant.MIN;
        private Instant seekAt = Instant.MIN;
        private Instant startedAt = Instant.MIN;
        private volatile boolean shortOfPlaces;
    }

    DeliverScores(
            DesiredScores scores,
            ClaimDue claimDue,
            LineItems lineItems,
            FindLineItems findLineItems,
            SendDesired sendDesired,
            ReadBack readBack,
            Places places,
            Registrations registrations,
            Clusters clusters,
            Clock clock) {
        this.scores = scores;
        this.claimDue = claimDue;
        this.lineItems = lineItems;
        this.findLineItems = findLineItems;
        this.sendDesired = sendDesired;
        this.readBack = readBack;
        this.places = places;
        this.registrations = registrations;
        this.clusters = clusters;
        this.clock = clock;
    }

    /** Claims what is due now and starts to deliver it; each future ends when its answer is recorded. */
    synchronized List<CompletableFuture<Void>> start() {
        List<CompletableFuture<Void>> started = new ArrayList<>();
        try {
            clusters.each(() -> started.addAll(startHere()));
        } catch (DataAccessException | TransactionException e) {
            // What was begun elsewhere is followed to its end first.
            if (started.isEmpty()) {
                throw e;
            }
        }
        return started;
    }

    private List<CompletableFuture<Void>> startHere() {
        Looks looks = looks();
        Instant now = clock.instant();
        // A worker that wakes for a score delivers it first; the next look finds what else there is to do.
        boolean woke = now.minus(SOUGHT_EVERY).isAfter(looks.startedAt);
        looks.startedAt = now;
        List<CompletableFuture<Void>> started = new ArrayList<>(scores());
        if (started.isEmpty() && adopt(looks, now) > 0) {
            started.addAll(scores());
        }
        if (started.isEmpty() || !woke && !now.isBefore(looks.seekAt)) {
            started.addAll(lineItems(now));
            looks.seekAt = now.plus(SOUGHT_EVERY);
        }
        return started;
    }

    /** Whether more may have been due than there were places for: then each place that is given back is worth a claim. */
    boolean isShortOfPlaces() {
        return looks.values().stream().anyMatch(one -> one.shortOfPlaces);
    }

    /** How long until there may be something to do, as far as the database knows; empty: nothing waits there. */
    Optional<Duration> untilDue() {
        return clusters.ask(() -> untilDueHere().stream().toList()).stream().min(Comparator.naturalOrder());
    }

    private Optional<Duration> untilDueHere() {
        List<Long> active = registrations.all().stream()
                .filter(registration -> clusters.isHere(registration.id()))
                .filter(registration -> registration.status() == Registration.Status.ACTIVE)
                .map(Registration::id)
                .toList();
        return claimDue.next(active).map(at -> Duration.between(clock.instant(), at));
    }

    private Looks looks() {
        return looks.computeIfAbsent(Clusters.here(), cluster -> new Looks());
    }

    private List<CompletableFuture<Void>> scores() {
        List<Places.Offer> offers = places.offers().stream()
                .filter(offer -> clusters.isHere(offer.registration()))
                .toList();
        if (offers.isEmpty()) {
            looks().shortOfPlaces = places.areShort();
            return List.of();
        }
        List<Due> claimed = claimDue.claim(offers, clock.instant(), Lease.LENGTH);
        claimed.forEach(places::take);
        // Before any of them begins: one that is answered at once has given its place back by the time all have begun.
        looks().shortOfPlaces = places.areShort() || isUsedUp(offers, claimed);
        return claimed.stream()
                .map(due -> run(() -> deliver(due), () -> places.giveBack(due)))
                .toList();
    }

    /** Whether some platform got as much as it has places for, so that more may be due there. */
    private static boolean isUsedUp(List<Places.Offer> offers, List<Due> claimed) {
        return offers.stream()
                .anyMatch(offer -> claimed.stream()
                                .filter(due -> due.registration() == offer.registration())
                                .count()
                        >= offer.free());
    }

    private List<CompletableFuture<Void>> lineItems(Instant now) {
        Map<Long, Integer> free = places.free();
        free.keySet().removeIf(registration -> !clusters.isHere(registration));
        if (free.isEmpty()) {
            return List.of();
        }
        List<CompletableFuture<Void>> started = new ArrayList<>();
        for (MissingLineItem sought : lineItems.claim(free, now, FindLineItem.LEASE)) {
            places.take(sought.registration());
            started.add(run(() -> find(sought), () -> places.giveBack(sought.registration())));
        }
        return started;
    }

    /** Delivers what is due now, until nothing is; returns when all of it was answered. For tests, and for a person who asks. */
    void deliverDue() {
        List<CompletableFuture<Void>> started = start();
        while (!started.isEmpty()) {
            CompletableFuture.allOf(started.toArray(CompletableFuture[]::new)).join();
            started = start();
        }
    }

    /** How many scores have found their gradebook. */
    private int adopt(Looks looks, Instant now) {
        if (now.isBefore(looks.adoptAt)) {
            return 0;
        }
        looks.adoptAt = now.plus(ADOPTED_EVERY);
        return scores.adopt(now);
    }

    private CompletableFuture<Void> run(Runnable delivery, Runnable ended) {
        return CompletableFuture.runAsync(delivery, threads).whenComplete((nothing, failure) -> ended.run());
    }

    private void find(MissingLineItem sought) {
        registrations.byId(sought.registration()).ifPresent(platform -> findLineItems.find(platform, sought));
    }

    private void deliver(Due due) {
        registrations.byId(due.registration()).ifPresent(platform -> {
            try {
                if (due.taken()) {
                    readBack.read(platform, due);
                } else {
                    sendDesired.send(platform, due);
                }
            } catch (DataAccessException | TransactionException e) {
                throw e;
            } catch (RuntimeException e) {
                // Broad on purpose: whatever it is, the row waits and every other one goes on.
                LOG.error("Delivery failed: learner={} line item {}", due.reference(), due.lineItem(), e);
                fault(due);
            }
        });
    }

    /** A fault of ours: the row waits as if the platform had failed, and is not claimed again and again. */
    private void fault(Due due) {
        if (due.taken()) {
            readBack.unread(due);
        } else {
            sendDesired.fault(due);
        }
    }
}
