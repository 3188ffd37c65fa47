package checkpoint.learning.policy;

import checkpoint.tool.setup.OnceAMinute;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Submits attempts whose time has run out, with what was saved, even if the learner never comes back. Every node looks; each attempt is
 * claimed by one, in its own transaction, so that one that cannot be marked stops no other: it is put off.
 */
@Component
class SubmitOverdue {

    private static final Logger LOG = LoggerFactory.getLogger(SubmitOverdue.class);
    private static final int BATCH = 100;
    private static final Duration PUT_OFF = Duration.ofMinutes(10);

    private final OnceAMinute outage = new OnceAMinute();
    private final AttemptTable attempts;
    private final SubmitAttempt submit;
    private final Clock clock;

    /** Ids of attempts that failed here, until when they are left alone. */
    private final Map<Long, Instant> putOff = new HashMap<>();

    SubmitOverdue(AttemptTable attempts, SubmitAttempt submit, Clock clock) {
        this.attempts = attempts;
        this.submit = submit;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5S")
    void sweep() {
        try {
            submit();
        } catch (DataAccessException | TransactionException e) {
            outage.tell("wait", times -> LOG.warn("Attempts out of time wait for the database: {}", e.getMessage()));
        }
    }

    /** Submits all that are due now; says how many this node had. */
    synchronized int submit() {
        Instant now = clock.instant();
        putOff.values().removeIf(until -> !now.isBefore(until));
        int done = 0;
        List<AttemptTable.Key> due;
        do {
            due = attempts.overdue(now, List.copyOf(putOff.keySet()), BATCH);
            for (AttemptTable.Key key : due) {
                done += submit(key, now) ? 1 : 0;
            }
        } while (due.size() == BATCH);
        return done;
    }

    private boolean submit(AttemptTable.Key key, Instant now) {
        try {
            return submit.overdue(key);
        } catch (TransactionException | DataAccessResourceFailureException | TransientDataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            // Broad on purpose: one attempt that cannot be marked, whatever is wrong with its content, stops no
            // other's.
            putOff.put(key.id(), now.plus(PUT_OFF));
            LOG.error(
                    "Attempt {} of registration {} is out of time and cannot be submitted; again in {}",
                    key.id(),
                    key.registration(),
                    PUT_OFF,
                    e);
            return false;
        }
    }
}
