package checkpoint.tool.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/**
 * Does what goes by the clock on each cluster, one after the other, so that no work forgets one. What is done once asks
 * {@link Clusters#isAtHome}.
 */
final class EachCluster implements TaskScheduler {

    private final TaskScheduler clock;
    private final Clusters clusters;

    EachCluster(TaskScheduler clock, Clusters clusters) {
        this.clock = clock;
        this.clusters = clusters;
    }

    private Runnable each(Runnable task) {
        return () -> {
            Clusters.leave();
            clusters.each(task);
        };
    }

    @Override
    public @Nullable ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
        return clock.schedule(each(task), trigger);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
        return clock.schedule(each(task), startTime);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant startTime, Duration period) {
        return clock.scheduleAtFixedRate(each(task), startTime, period);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
        return clock.scheduleAtFixedRate(each(task), period);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant startTime, Duration delay) {
        return clock.scheduleWithFixedDelay(each(task), startTime, delay);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
        return clock.scheduleWithFixedDelay(each(task), delay);
    }
}
