package checkpoint.administration.backlog;

import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.cluster.Clusters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The waiting grades as metrics by platform: {@code checkpoint.delivery.backlog}, {@code checkpoint.delivery.oldest} (seconds),
 * {@code checkpoint.delivery.held}, {@code checkpoint.delivery.failed}. Counted every fifteen seconds, however often they are read.
 */
@Component
class BacklogMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(BacklogMetrics.class);

    private final Backlog backlog;
    private final Registrations registrations;
    private final Clock clock;
    private final MultiGauge waiting;
    private final MultiGauge oldest;
    private final MultiGauge held;
    private final MultiGauge failed;

    BacklogMetrics(Backlog backlog, Registrations registrations, Clock clock, MeterRegistry meters) {
        this.backlog = backlog;
        this.registrations = registrations;
        this.clock = clock;
        this.waiting = gauge("backlog", "Scores that wait to be delivered", meters);
        this.oldest = MultiGauge.builder("checkpoint.delivery.oldest")
                .description("Age of the oldest score that waits")
                .baseUnit("seconds")
                .register(meters);
        this.held = gauge("held", "Scores that are held for an instructor", meters);
        this.failed = gauge("failed", "Scores that the platform refused", meters);
    }

    private static MultiGauge gauge(String name, String description, MeterRegistry meters) {
        return MultiGauge.builder("checkpoint.delivery." + name)
                .description(description)
                .register(meters);
    }

    /** Counts now. */
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT15S")
    void count() {
        if (!Clusters.isAtHome()) {
            return;
        }
        try {
            register(backlog.counts());
        } catch (DataAccessException e) {
            // The gauges keep their values; other metrics show that the database is unavailable.
            LOG.debug("What waits could not be counted", e);
        }
    }

    private void register(Map<Long, Backlog.Counts> counts) {
        List<MultiGauge.Row<?>> waitingRows = new ArrayList<>();
        List<MultiGauge.Row<?>> oldestRows = new ArrayList<>();
        List<MultiGauge.Row<?>> heldRows = new ArrayList<>();
        List<MultiGauge.Row<?>> failedRows = new ArrayList<>();
        for (Registration registration : registrations.all()) {
            if (Clusters.hasMissed(registration.place().cluster())) {
                // No figure is better than none waiting.
                continue;
            }
            Backlog.Counts count = counts.getOrDefault(registration.id(), Backlog.Counts.NONE);
            Tags tags = Tags.of("platform", registration.name(), "registration", String.valueOf(registration.id()));
            waitingRows.add(MultiGauge.Row.of(tags, count.waiting()));
            oldestRows.add(MultiGauge.Row.of(tags, age(count).toSeconds()));
            heldRows.add(MultiGauge.Row.of(tags, count.held()));
            failedRows.add(MultiGauge.Row.of(tags, count.failed()));
        }
        waiting.register(waitingRows, true);
        oldest.register(oldestRows, true);
        held.register(heldRows, true);
        failed.register(failedRows, true);
    }

    private Duration age(Backlog.Counts count) {
        return count.oldest() == null ? Duration.ZERO : Duration.between(count.oldest(), clock.instant());
    }
}
