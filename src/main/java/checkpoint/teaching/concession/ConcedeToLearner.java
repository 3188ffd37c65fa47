package checkpoint.teaching.concession;

import checkpoint.learning.attempt.AttemptReason;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.concession.Concession;
import checkpoint.learning.concession.Concession.Kind;
import checkpoint.learning.concession.Concessions;
import checkpoint.learning.policy.DecideScore;
import checkpoint.learning.policy.ReadAttempts;
import checkpoint.tool.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Writes a concession down, and decides again which score counts, in one transaction. */
@Component
class ConcedeToLearner {

    private static final Logger LOG = LoggerFactory.getLogger(ConcedeToLearner.class);

    private final Concessions concessions;
    private final ReadAttempts attempts;
    private final DecideScore decide;
    private final TransactionOperations transaction;

    ConcedeToLearner(
            Concessions concessions, ReadAttempts attempts, DecideScore decide, TransactionOperations transaction) {
        this.concessions = concessions;
        this.attempts = attempts;
        this.decide = decide;
        this.transaction = transaction;
    }

    /**
     * Does it.
     *
     * @param lowersPass whether an instructor has said that a pass which was delivered may be lowered
     * @return whether it changed anything
     */
    boolean concede(Place place, Concession concession, boolean lowersPass) {
        try {
            boolean changed = Boolean.TRUE.equals(transaction.execute(status -> {
                attempts.lock(place);
                boolean added = concessions.add(place, concession);
                if (added && (concession.kind() == Kind.DISCARD || concession.kind() == Kind.EXCUSE)) {
                    decide.again(place, lowersPass);
                }
                return added;
            }));
            LOG.info(
                    "An instructor said of learner={}.{}: {}, changed {}",
                    place.registration(),
                    place.learner(),
                    concession.kind(),
                    changed);
            return changed;
        } catch (DataIntegrityViolationException e) {
            // They or their course were erased since the page was opened.
            throw Refusal.of(AttemptReason.ERASED).at(place.registration());
        }
    }
}
