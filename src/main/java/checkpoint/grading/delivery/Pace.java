package checkpoint.grading.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * The pause of a worker without a notice, before it asks the database again. It does so once a second while there is work and for a while after, since
 * most scores are read back two seconds after they were taken; then when something is due that it knows of, and every ten seconds at least: another
 * node may have died over what it had, or a notice may be lost.
 */
final class Pace {

    static final Duration BUSY = Duration.ofSeconds(1);
    static final Duration IDLE = Duration.ofSeconds(10);

    private static final Duration AWAKE = Duration.ofSeconds(5);

    private long awakeUntil = System.nanoTime();

    /** Something was begun, or ended. */
    void worked() {
        awakeUntil = System.nanoTime() + AWAKE.toNanos();
    }

    /**
     * The next look is after so long.
     *
     * @param untilDue when something will be due; not positive: now
     */
    Duration pause(Optional<Duration> untilDue) {
        Duration wanted = untilDue.orElse(IDLE);
        if (System.nanoTime() - awakeUntil < 0 || wanted.compareTo(BUSY) < 0) {
            return BUSY;
        }
        return wanted.compareTo(IDLE) < 0 ? wanted : IDLE;
    }
}
