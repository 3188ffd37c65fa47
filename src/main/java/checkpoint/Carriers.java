package checkpoint;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that virtual threads go on. A thread that loads a class keeps its carrier while it waits for the packaged jar, and there is one carrier for
 * each processor: two such threads can keep the one that reads the jar from ever going on, and a node with two processors stands still (Java 25
 * with Spring Boot 4.1.1). So a virtual thread that does nothing is started each second. Where it does not run in time, the scheduler gets
 * more carriers, until all is calm again. Many carriers from the start would cost every request: on one processor, sixteen halved the launches
 * a second.
 */
final class Carriers {

    private static final Logger LOG = LoggerFactory.getLogger(Carriers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int MIN_MORE = 16;
    private static final int MAX = 256;
    private static final int CALM_LOOKS = 60;
    private static final int CALLERS = 8;

    private final Duration patience;
    private final int usual;
    private int calm;

    /**
     * A watch over the JVM's scheduler.
     *
     * @param patience how long a virtual thread may wait for its turn
     */
    Carriers(Duration patience) {
        this.patience = patience;
        this.usual = scheduler().getParallelism();
    }

    /** Watches for as long as the JVM runs, from a thread that needs no carrier. */
    static void watch() {
        Thread.ofPlatform().daemon().name("carriers").start(() -> {
            Carriers carriers = new Carriers(PATIENCE);
            try {
                while (true) {
                    carriers.look();
                    TimeUnit.SECONDS.sleep(1);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Whether virtual threads go on; if not, there are more carriers now. */
    boolean look() throws InterruptedException {
        CountDownLatch turn = new CountDownLatch(1);
        Thread.ofVirtual().start(turn::countDown);
        if (turn.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            calm();
            return true;
        }
        calm = 0;
        int now = scheduler().getParallelism();
        int more = Math.min(MAX, Math.max(MIN_MORE, 2 * now));
        if (more > now) {
            LOG.warn("Virtual threads have stood still for {}: {} carriers now, not {}", patience, more, now);
            carry(more);
        }
        return false;
    }

    private void calm() {
        if (++calm == CALM_LOOKS && scheduler().getParallelism() > usual) {
            LOG.info("Virtual threads go on again: {} carriers as usual", usual);
            carry(usual);
        }
    }

    /**
     * The scheduler looks for work anew when something arrives in a queue that was empty. Each thread has one by chance, and ours is not empty: so others
     * arrive.
     */
    private static void carry(int carriers) {
        scheduler().setParallelism(carriers);
        for (int i = 0; i < CALLERS; i++) {
            Thread.ofPlatform().daemon().start(() -> Thread.ofVirtual().start(() -> {}));
        }
    }

    private static VirtualThreadSchedulerMXBean scheduler() {
        return ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    }
}
