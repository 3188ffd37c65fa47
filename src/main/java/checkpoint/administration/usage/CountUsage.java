package checkpoint.administration.usage;

import checkpoint.tool.time.StoredInstant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Adds up what happened since it did so last, in one transaction with the moment up to which it has: each launch, refusal and send is counted
 * once, also where a node dies. One node at a time does it. It stays a little behind the clock, since what is written now commits in a moment.
 */
@Component
class CountUsage {

    private static final Logger LOG = LoggerFactory.getLogger(CountUsage.class);

    private static final Duration BEHIND = Duration.ofMinutes(10);

    private static final String BEGIN =
            "insert into usage_counted (id, until) values (1, :to - interval '2 days') on conflict do nothing";
    private static final String LOCK = "select until from usage_counted where id = 1 for update skip locked";
    private static final String DONE = "update usage_counted set until = :to where id = 1";

    private final JdbcClient database;
    private final UsageSums sums;
    private final TransactionOperations transaction;
    private final Clock clock;

    CountUsage(JdbcClient database, UsageSums sums, TransactionOperations transaction, Clock clock) {
        this.database = database;
        this.sums = sums;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT30M")
    void sweep() {
        try {
            count();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Usage waits to be counted: {}", e.getMessage());
        }
    }

    /** Whether it was for this node to do. */
    boolean count() {
        OffsetDateTime to = clock.instant().minus(BEHIND).atOffset(ZoneOffset.UTC);
        database.sql(BEGIN).param("to", to).update();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<Instant> until = database.sql(LOCK)
                    .query((row, number) -> StoredInstant.of(row, "until"))
                    .optional();
            if (until.isEmpty() || !until.get().isBefore(to.toInstant())) {
                return false;
            }
            // A node that was down for long finds no older launches.
            OffsetDateTime from = until.get().atOffset(ZoneOffset.UTC);
            sums.add(from, to);
            database.sql(DONE).param("to", to).update();
            return true;
        }));
    }
}
