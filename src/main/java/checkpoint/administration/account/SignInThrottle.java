package checkpoint.administration.account;

import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.cluster.HomeDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * After five sign-ins that failed, a name waits for five minutes, on every node. Each try is counted before its password is looked
 * at: guesses made at the same moment count as well. Bounded by the cost of each try and by the five minutes that a row is kept.
 */
@Component
public class SignInThrottle {

    private static final int ALLOWED = 5;
    private static final Duration WAIT = Duration.ofMinutes(5);

    /** The longest name that is looked at. */
    private static final int LONGEST = 100;

    private static final String TRY = """
            insert into sign_in_attempt as known (username, tries, last_at) values (:username, 1, :now)
            on conflict (username) do update
                set tries = case when known.last_at < :since then 1 else known.tries + 1 end, last_at = :now
                where known.tries < :allowed or known.last_at < :since""";
    private static final String FORGET = "delete from sign_in_attempt where username = ?";
    private static final String PURGE = "delete from sign_in_attempt where last_at < ?";

    private final HomeDatabase database;
    private final Clock clock;

    SignInThrottle(HomeDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Counts a try; false where this name has to wait. */
    public boolean mayTry(String username) {
        String name = username.replace('\0', ' ');
        return !name.isEmpty()
                && name.length() <= LONGEST
                && database.sql(TRY)
                                .param("username", name)
                                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                                .param("since", since())
                                .param("allowed", ALLOWED)
                                .update()
                        == 1;
    }

    /** The right password was given: what came before is forgotten. */
    public void succeeded(String username) {
        database.sql(FORGET).param(username).update();
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT5M")
    void purge() {
        if (Clusters.isAtHome()) {
            database.sql(PURGE).param(since()).update();
        }
    }

    private OffsetDateTime since() {
        return clock.instant().minus(WAIT).atOffset(ZoneOffset.UTC);
    }
}
