package checkpoint.grading.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets the records of sends after ninety days; what is desired and its state is kept. */
@Component
class PurgeDeliveries {

    private static final Duration KEPT = Duration.ofDays(90);
    /** So many at a time: each statement is short, and its dead rows are reused by what is sent in between. */
    private static final int BATCH = 10_000;

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
        int gone;
        do {
            gone = database.sql(PURGE)
                    .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                    .param(BATCH)
                    .update();
        } while (gone == BATCH);
    }
}
