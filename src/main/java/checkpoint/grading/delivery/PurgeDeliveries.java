package checkpoint.grading.delivery;

import checkpoint.tool.setup.PurgeInBatches;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets the records of sends after ninety days; what is desired and its state is kept. */
@Component
class PurgeDeliveries {

    private static final Duration KEPT = Duration.ofDays(90);

    private static final String PURGE = """
            delete from delivery where ctid = any (array(select ctid from delivery where sent_at < ? limit ?))""";

    private final JdbcClient database;
    private final Clock clock;

    PurgeDeliveries(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT6H")
    void purge() {
        PurgeInBatches.purge(database, PURGE, clock.instant().minus(KEPT));
    }
}
