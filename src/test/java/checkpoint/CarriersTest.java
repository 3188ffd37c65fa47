package checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Virtual threads that load classes keep their carriers: where all do, the one that they wait for gets another. */
@Isolated
class CarriersTest {

    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final CountDownLatch read = new CountDownLatch(1);
    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    private final int usual = scheduler.getParallelism();

    /** Finds a class once another virtual thread has done its work, as those of the packaged jar do. */
    private static final class Slow extends ClassLoader {

        private final CountDownLatch read;

        Slow(CountDownLatch read) {
            this.read = read;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try {
                read.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new ClassNotFoundException(name);
        }

        static void load(CountDownLatch read) {
            try {
                Class.forName("not.There", false, new Slow(read));
            } catch (ClassNotFoundException asExpected) {
                // It was looked for, and that is all.
            }
        }
    }

    @AfterEach
    void asBefore() {
        read.countDown();
        scheduler.setParallelism(usual);
    }

    @Test
    void while_virtual_threads_go_on_the_carriers_stay_as_many_as_they_are() throws InterruptedException {
        assertThat(new Carriers(Duration.ofSeconds(20)).look()).isTrue();

        assertThat(scheduler.getParallelism()).isEqualTo(usual);
    }

    @Test
    @Timeout(60)
    void where_all_carriers_wait_for_a_class_there_are_more_until_all_is_calm() throws InterruptedException {
        Carriers carriers = new Carriers(PATIENCE);
        CountDownLatch loaded = new CountDownLatch(usual);
        for (int i = 0; i < usual; i++) {
            Thread.ofVirtual().start(() -> {
                Slow.load(read);
                loaded.countDown();
            });
        }
        while (scheduler.getMountedVirtualThreadCount() < usual) {
            Thread.onSpinWait();
        }
        Thread.ofVirtual().start(read::countDown);

        assertThat(carriers.look()).as("nothing moves").isFalse();

        assertThat(loaded.await(20, TimeUnit.SECONDS)).as("all moves").isTrue();
        assertThat(scheduler.getParallelism()).isGreaterThanOrEqualTo(16);
        for (int i = 0; i < 60; i++) {
            carriers.look();
        }
        assertThat(scheduler.getParallelism()).isEqualTo(usual);
    }
}
