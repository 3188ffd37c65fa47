package checkpoint.teaching.regrade;

import checkpoint.learning.correction.Regrade;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Goes on with the regrades that were asked for, learner by learner, until each is done. */
@Component
class RunRegrades {

    private static final Logger LOG = LoggerFactory.getLogger(RunRegrades.class);
    private static final int AT_ONCE = 50;

    private final Regrades regrades;
    private final RegradeLearner learner;
    private final TransactionOperations transaction;
    private final Clock clock;

    RunRegrades(Regrades regrades, RegradeLearner learner, TransactionOperations transaction, Clock clock) {
        this.regrades = regrades;
        this.learner = learner;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5S")
    void sweep() {
        try {
            run();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Regrades wait for the database: {}", e.getMessage());
        }
    }

    /** Goes on with all that are not done. */
    public void run() {
        regrades.running(AT_ONCE).forEach(regrade -> run(regrade, () -> true));
    }

    /**
     * Goes on with one, until it is done or no more may be begun.
     *
     * @param goesOn asked before each learner
     */
    void run(Regrade regrade, BooleanSupplier goesOn) {
        transaction.executeWithoutResult(status -> {
            if (regrade.state() == Regrade.State.ASKED || regrade.state() == Regrade.State.UNDO_ASKED) {
                regrades.list(regrade);
            }
        });
        Optional<Regrade> now = regrades.find(regrade.registration(), regrade.id())
                .filter(one -> one.state() == Regrade.State.RUNNING || one.state() == Regrade.State.UNDOING);
        now.ifPresent(one -> {
            while (goesOn.getAsBoolean() && learner.next(one)) {
                // Until nobody is left.
            }
            if (regrades.end(one, clock.instant())) {
                LOG.info(
                        "Regrade {} of registration {}: {} at the last learner",
                        one.id(),
                        one.registration(),
                        one.state());
            }
        });
    }
}
