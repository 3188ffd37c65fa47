package checkpoint.grading.delivery;

import checkpoint.grading.sending.Due;
import checkpoint.platform.access.Trouble;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The places of each platform: how many requests this node may send it at the same time. A platform in trouble is left alone for a while that grows
 * while the trouble lasts; then one request asks how it is, and as long as it answers it gets twice as many, up to the usual. One that has more to
 * take than there are places, and answers to more at once as soon as it did, gets more than the usual for that long. Trouble is judged by place: what
 * fails in one column alone rests that column, one row that fails alone waits alone, and the platform is in trouble where different columns fail.
 * What waits for it waits in the database, and it never takes a place from another.
 */
@Component
class Places {

    static final int EACH = PlatformPlaces.EACH;

    private final Registrations registrations;
    private final Clock clock;
    private final Map<Long, PlatformPlaces> platforms = new HashMap<>();

    Places(Registrations registrations, Clock clock) {
        this.registrations = registrations;
        this.clock = clock;
    }

    /**
     * The rows that may be claimed for one platform.
     *
     * @param stubborn of the free places, how many rows may take that have failed often
     * @param probes columns in trouble, of which one row may ask how they are
     * @param apart all columns in trouble
     */
    record Offer(long registration, int free, int stubborn, List<Probe> probes, Set<Long> apart) {}

    /**
     * A column of which one row may be sent.
     *
     * @param number from 1, of those of its platform
     */
    record Probe(long registration, long lineItem, int number) {}

    /** The free places of each active platform that has any now. */
    synchronized List<Offer> offers() {
        Instant now = clock.instant();
        List<Offer> offers = new ArrayList<>();
        for (Registration registration : registrations.all()) {
            PlatformPlaces platform = platform(registration.id());
            if (registration.status() == Registration.Status.ACTIVE && platform.isOpen(now)) {
                offers.add(platform.offer(registration.id(), now));
            }
        }
        return offers;
    }

    /** Whether some platform has no place left, or fewer than usual: what is due there may be waiting for one. */
    synchronized boolean areShort() {
        return platforms.values().stream().anyMatch(PlatformPlaces::isShort);
    }

    /** The same, by registration, for what is not a row. */
    synchronized Map<Long, Integer> free() {
        Map<Long, Integer> free = new HashMap<>();
        offers().forEach(offer -> free.put(offer.registration(), offer.free()));
        return free;
    }

    synchronized void take(long registration) {
        platform(registration).taken++;
    }

    synchronized void take(Due due) {
        platform(due.registration()).take(due);
    }

    synchronized void giveBack(long registration) {
        platform(registration).taken--;
    }

    synchronized void giveBack(Due due) {
        platform(due.registration()).giveBack(due);
    }

    /** The platform answers. */
    synchronized void answered(long registration) {
        platform(registration).answered();
    }

    /** It has answered to a score of this column: the column is well too. */
    synchronized void answered(Due due) {
        platform(due.registration()).answered();
        platform(due.registration()).columns.remove(due.lineItem());
    }

    /**
     * It has answered to a score.
     *
     * @param took how long it took
     */
    synchronized void answered(Due due, Duration took) {
        platform(due.registration()).answered(took, clock.instant());
        platform(due.registration()).columns.remove(due.lineItem());
    }

    /** Whether nothing is known to be wrong with the platform as such. */
    synchronized boolean isWell(long registration) {
        return platform(registration).troublesInARow == 0;
    }

    /** It says that it will soon throttle: half as many from now on. */
    synchronized void strained(long registration) {
        platform(registration).strained(clock.instant());
    }

    /** A result could not be read: it tells of the platform only where nothing can be asked of it. */
    synchronized void unread(long registration, Trouble trouble) {
        if (trouble.slowDown() && PlatformPlaces.isWhole(trouble)) {
            platform(registration).inTrouble(clock.instant(), trouble);
        }
    }

    /** A line item could not be looked for: that is trouble of its place, as with a score. */
    synchronized void notFound(long registration, long lineItem, int tries, Trouble trouble) {
        failed(registration, new PlatformPlaces.Cell(lineItem, 0), tries, trouble, false);
    }

    /**
     * A score failed.
     *
     * @param readable whether the platform has just answered to the reading of the result
     */
    synchronized void failed(Due due, Trouble trouble, boolean readable) {
        failed(
                due.registration(),
                new PlatformPlaces.Cell(due.lineItem(), due.learner()),
                due.tries(),
                trouble,
                readable);
    }

    private void failed(long registration, PlatformPlaces.Cell cell, int tries, Trouble trouble, boolean readable) {
        if (!trouble.slowDown()) {
            return;
        }
        PlatformPlaces platform = platform(registration);
        Instant now = clock.instant();
        // What has just answered to a reading is there: then it is about this score or its column.
        boolean different = platform.failsInDifferentColumns(cell, tries, now);
        if (PlatformPlaces.isWhole(trouble) || (different && !readable)) {
            platform.inTrouble(now, trouble);
        }
    }

    private PlatformPlaces platform(long registration) {
        return platforms.computeIfAbsent(registration, id -> new PlatformPlaces());
    }
}
