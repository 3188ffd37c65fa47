package checkpoint.learning.change;

import checkpoint.learning.attempt.AttemptReason;
import checkpoint.learning.rules.Accommodation;
import checkpoint.learning.rules.Accommodations;
import checkpoint.tool.refusal.Refusal;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives a learner an accommodation in a course, for later attempts and at once for those that are open; also to somebody who has
 * not come yet. Time that an open attempt was given is not taken from it again: less counts from the next one on.
 */
@Component
public class Accommodate {

    private static final Logger LOG = LoggerFactory.getLogger(Accommodate.class);

    private final Accommodations accommodations;
    private final OpenAttempts open;
    private final TransactionOperations transaction;
    private final Clock clock;

    Accommodate(Accommodations accommodations, OpenAttempts open, TransactionOperations transaction, Clock clock) {
        this.accommodations = accommodations;
        this.open = open;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Stores it and moves the ends of what is open.
     *
     * @param revision the one that it was changed from
     * @return false, with nothing changed, where somebody else has changed it since
     * @throws Refusal if the course was erased since
     */
    public boolean accommodate(Accommodations.Whose whose, Accommodation wanted, long revision) {
        try {
            boolean changed = Boolean.TRUE.equals(transaction.execute(status -> {
                Instant now = clock.instant();
                open.holdStarts(whose);
                if (!accommodations.save(whose, wanted, revision, now)) {
                    return false;
                }
                open.move(whose, now);
                return true;
            }));
            LOG.info(
                    "Accommodation in course {} of registration {}: {}",
                    whose.course(),
                    whose.registration(),
                    changed ? "changed" : "changed meanwhile by somebody else");
            return changed;
        } catch (DataIntegrityViolationException e) {
            throw Refusal.of(AttemptReason.ERASED).at(whose.registration());
        }
    }
}
