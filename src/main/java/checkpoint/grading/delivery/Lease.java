package checkpoint.grading.delivery;

import checkpoint.grading.sending.Due;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * A worker's hold on one row. No request leaves unless the hold outlasts it, so that no two requests for one row are ever in flight
 * together, also where a platform hangs and another worker waits for the row.
 */
final class Lease {

    /** A request ends within 10 s, whatever the platform does; so a worker that died is followed soon. */
    static final Duration LENGTH = Duration.ofSeconds(15);

    private static final Duration REQUEST = Duration.ofMillis(11_500);
    /** As often as the pool's wait fits into a hold. A pool that is closed refuses at once, and is not asked for ever. */
    private static final int MAX_TRIES = 3;

    private final Deliveries deliveries;
    private final Due due;
    private final Clock clock;
    private Instant until;
    private boolean left;

    Lease(Deliveries deliveries, Due due, Clock clock) {
        this.deliveries = deliveries;
        this.due = due;
        this.clock = clock;
        this.until = due.leaseUntil();
    }

    /** Whether a request may leave that changes nothing there. */
    boolean allows() {
        Instant now = now();
        return outlasts(now) || (deliveries.hold(due, now, now.plus(LENGTH)) && extended(now));
    }

    /** Whether the score may leave. */
    boolean allowsScore(Departure departure) {
        Instant now = now();
        boolean repeated = left;
        left = true;
        return deliveries.leave(due, now, now.plus(LENGTH), departure, repeated) && extended(now);
    }

    /**
     * Records what the platform answered. Where no connection is to be had, it tries again as long as the row is ours: without its answer
     * the score would be sent once more.
     *
     * @throws CannotGetJdbcConnectionException if none was to be had until the hold ended
     */
    void record(Runnable answer) {
        for (int tries = 1; true; tries++) {
            try {
                answer.run();
                return;
            } catch (CannotGetJdbcConnectionException | CannotCreateTransactionException e) {
                // Nothing was asked of the database yet.
                if (tries == MAX_TRIES || !now().isBefore(until)) {
                    throw e;
                }
            }
        }
    }

    /** The database may have taken its time. */
    private boolean extended(Instant at) {
        until = at.plus(LENGTH);
        return outlasts(now());
    }

    private boolean outlasts(Instant now) {
        return !now.plus(REQUEST).isAfter(until);
    }

    /** In the database's resolution. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
