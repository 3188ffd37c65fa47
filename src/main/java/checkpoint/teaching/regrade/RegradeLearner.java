package checkpoint.teaching.regrade;

import checkpoint.learning.answer.Sheets;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.correction.CorrectAttempt;
import checkpoint.learning.correction.Regrade;
import checkpoint.learning.policy.DecideScore;
import checkpoint.learning.policy.ReadAttempts;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One learner's part in a regrade, in a transaction of its own and claimed by one node: where a node dies, its learner is free again. A
 * learner who cannot be marked is put off and stops no other.
 */
@Component
class RegradeLearner {

    private static final Logger LOG = LoggerFactory.getLogger(RegradeLearner.class);
    private static final Duration PUT_OFF = Duration.ofMinutes(10);

    private final Regrades regrades;
    private final CorrectAttempt correct;
    private final ReadAttempts attempts;
    private final Sheets sheets;
    private final DecideScore decide;
    private final TransactionOperations transaction;
    private final Clock clock;

    RegradeLearner(
            Regrades regrades,
            CorrectAttempt correct,
            ReadAttempts attempts,
            Sheets sheets,
            DecideScore decide,
            TransactionOperations transaction,
            Clock clock) {
        this.regrades = regrades;
        this.correct = correct;
        this.attempts = attempts;
        this.sheets = sheets;
        this.decide = decide;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether there was a learner to look at. */
    boolean next(Regrade regrade) {
        AtomicLong learner = new AtomicLong();
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                Optional<Long> claimed = regrades.claim(regrade, clock.instant());
                claimed.ifPresent(id -> {
                    learner.set(id);
                    one(regrade, id);
                });
                return claimed.isPresent();
            }));
        } catch (TransactionException | DataAccessResourceFailureException | TransientDataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            // Broad on purpose: one learner who cannot be marked, whatever is wrong with the content, stops no other.
            regrades.putOff(regrade, learner.get(), clock.instant().plus(PUT_OFF));
            LOG.error(
                    "Regrade {}: learner={}.{} cannot be marked; again in {}",
                    regrade.id(),
                    regrade.registration(),
                    learner.get(),
                    PUT_OFF,
                    e);
            return true;
        }
    }

    private void one(Regrade regrade, long learner) {
        Place place = Course.of(regrade).place(learner);
        boolean applies = regrade.state() == Regrade.State.RUNNING;
        boolean changed = false;
        for (Attempt attempt : attempts.lock(place)) {
            if (!attempt.isOpen()) {
                changed |= applies
                        ? correct.correct(regrade, sheets.of(attempt))
                        : correct.undo(regrade, sheets.of(attempt));
            }
        }
        if (changed) {
            decide.again(place, applies ? regrade.mode() == Regrade.Mode.PASSES : regrade.undoesPasses());
            LOG.info("Regrade {}: learner={}.{} has another score", regrade.id(), regrade.registration(), learner);
        }
        regrades.done(regrade, learner, clock.instant());
    }
}
