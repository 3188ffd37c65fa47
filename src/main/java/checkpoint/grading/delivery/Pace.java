package checkpoint.grading.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The pause of a worker without a notice, before it asks the database again. It does so once a second while there is work and for a while after, since
 * most scores are read back two seconds after they were taken; then when something is due that it knows of, and every ten seconds at least: another
 * node may have died over what it had, or a notice may be lost.
 */
final class Pace {

    static final Duration BUSY = Duration.ofSeconds(1);
    static final Duration IDLE = Duration.ofSeconds(10);

    /** Two claims that follow notices begin no closer: what a class submits meanwhile is claimed by one statement. */
    static final Duration APART = Duration.ofMillis(20);

    private static final Duration AWAKE = Duration.ofSeconds(5);

    private final LongSupplier nanoTime;
    private long awakeUntil;
    private long begunAt;

    Pace() {
        this(System::nanoTime);
    }

    /** One that goes by another clock. */
    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.awakeUntil = nanoTime.getAsLong();
        this.begunAt = awakeUntil - APART.toNanos();
    }

    /** A claim begins. */
    void begins() {
        begunAt = nanoTime.getAsLong();
    }

    /** How long a notice waits before the next claim; not positive: it does not. */
    Duration rest() {
        return APART.minusNanos(nanoTime.getAsLong() - begunAt);
    }

    /** Something was begun, or ended. */
    void worked() {
        awakeUntil = nanoTime.getAsLong() + AWAKE.toNanos();
    }

    /**
     * The next look is after so long.
     *
     * @param untilDue when something will be due; not positive: now
     */
    Duration pause(Optional<Duration> untilDue) {
        Duration wanted = untilDue.orElse(IDLE);
        if (nanoTime.getAsLong() - awakeUntil < 0 || wanted.compareTo(BUSY) < 0) {
            return BUSY;
        }
        return wanted.compareTo(IDLE) < 0 ? wanted : IDLE;
    }
}
