package checkpoint.administration.backlog;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code delivery_pause}: platforms that get no grades for now. */
@Repository
class DeliveryPauses {

    private static final String PAUSE = """
            insert into delivery_pause (registration_id, paused_at, paused_by) values (?, ?, ?) on conflict do nothing""";
    /** Stands for an account where the command of a move has paused the deliveries of its platform. */
    static final String MOVING = "(moving)";

    private final JdbcClient database;
    private final Clock clock;

    DeliveryPauses(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    boolean pause(long registration, String administrator) {
        return database.sql(PAUSE)
                        .param(registration)
                        .param(clock.instant().atOffset(ZoneOffset.UTC))
                        .param(administrator)
                        .update()
                == 1;
    }

    boolean resume(long registration) {
        return database.sql("delete from delivery_pause where registration_id = ?")
                        .param(registration)
                        .update()
                == 1;
    }
}
