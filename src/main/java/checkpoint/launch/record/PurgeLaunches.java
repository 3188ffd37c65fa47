package checkpoint.launch.record;

import checkpoint.tool.setup.PurgeInBatches;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets launches after two days, and who taught a course after 400 days without a launch of theirs. Their nonces need to be remembered only as long as a state lives, ten minutes; the rest is
 * for an administrator who looks the day after.
 */
@Component
class PurgeLaunches {

    private static final Duration KEPT = Duration.ofDays(2);

    private static final String PURGE = """
            delete from launch where ctid = any (array(select ctid from launch where launched_at < ? limit ?))""";

    private static final Duration TEACHERS_KEPT = Duration.ofDays(400);
    private static final String FORGET_TEACHERS = "delete from course_teacher where seen_at < ?";

    private final JdbcClient database;
    private final Clock clock;

    PurgeLaunches(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void purge() {
        PurgeInBatches.purge(database, PURGE, clock.instant().minus(KEPT));
        database.sql(FORGET_TEACHERS)
                .param(clock.instant().minus(TEACHERS_KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
