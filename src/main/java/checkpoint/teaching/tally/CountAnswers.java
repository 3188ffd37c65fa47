package checkpoint.teaching.tally;

import checkpoint.content.checkpoint.Checkpoints;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds up what was submitted, a little behind it, so that no submission waits for a row that its class shares. Each attempt is taken off the list in
 * the transaction that counts it: it is counted once, also where a node dies. Every node looks; of a course one counts at a time.
 */
@Component
class CountAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(CountAnswers.class);
    private static final int BATCH = 500;
    private static final int MOST_TEXTS = 5_000;

    private final DueAttempts due;
    private final SubmittedAttempts attempts;
    private final Tallies tallies;
    private final Checkpoints checkpoints;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;

    CountAnswers(
            DueAttempts due,
            SubmittedAttempts attempts,
            Tallies tallies,
            Checkpoints checkpoints,
            PlatformTransactionManager transactions) {
        this.due = due;
        this.attempts = attempts;
        this.tallies = tallies;
        this.checkpoints = checkpoints;
        this.transaction = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        // What is submitted meanwhile is not in it, and stays on the list.
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT10S")
    void sweep() {
        try {
            count();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Answers wait to be counted: {}", e.getMessage());
        }
    }

    /** Counts all that waits, but for courses that another node has in hand; says how many courses were counted. */
    synchronized int count() {
        int done = 0;
        for (DueAttempts.Due one : due.courses()) {
            done += count(one) ? 1 : 0;
        }
        return done;
    }

    private boolean count(DueAttempts.Due one) {
        try {
            return one.anew() ? anew(one.course()) : rest(one.course());
        } catch (DataAccessException | TransactionException e) {
            // Another node came between, or the database is away: the list is as it was, and no other course waits for
            // this one.
            LOG.info("Answers of {} wait to be counted: {}", one.course(), e.getMessage());
            return false;
        }
    }

    /** A batch at a time, each in its own transaction. */
    private boolean rest(Course course) {
        int taken = BATCH;
        boolean claimed = false;
        while (taken == BATCH) {
            Integer batch = transaction.execute(status -> due.claim(course) ? batch(course) : -1);
            taken = batch == null ? -1 : batch;
            claimed |= taken >= 0;
        }
        return claimed;
    }

    private int batch(Course course) {
        List<Long> taken = due.take(course, BATCH);
        Counting counting = new Counting(checkpoints);
        attempts.some(course, taken, counting::add);
        if (!counting.attempts().isEmpty()) {
            tallies.add(course, counting);
        }
        return taken.size();
    }

    private boolean anew(Course course) {
        return Boolean.TRUE.equals(snapshot.execute(status -> {
            if (!due.claim(course)) {
                return false;
            }
            due.takeAll(course);
            tallies.clear(course);
            Counting counting = new Counting(checkpoints);
            attempts.all(course, seen -> {
                counting.add(seen);
                if (counting.texts().size() >= MOST_TEXTS) {
                    tallies.saveTexts(course, counting);
                }
            });
            tallies.save(course, counting);
            return true;
        }));
    }
}
