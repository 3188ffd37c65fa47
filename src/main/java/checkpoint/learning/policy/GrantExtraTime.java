package checkpoint.learning.policy;

import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.AttemptReason;
import checkpoint.learning.attempt.Place;
import checkpoint.tool.refusal.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives a learner more time, for later attempts and at once for the one that is open. What an open attempt was given is not
 * taken from it again: less time counts from the next one on.
 */
@Component
public class GrantExtraTime {

    private static final Logger LOG = LoggerFactory.getLogger(GrantExtraTime.class);

    private final ExtraTimes extraTimes;
    private final AttemptTable attempts;
    private final Checkpoints checkpoints;
    private final TransactionOperations transaction;
    private final Clock clock;

    GrantExtraTime(
            ExtraTimes extraTimes,
            AttemptTable attempts,
            Checkpoints checkpoints,
            TransactionOperations transaction,
            Clock clock) {
        this.extraTimes = extraTimes;
        this.attempts = attempts;
        this.checkpoints = checkpoints;
        this.transaction = transaction;
        this.clock = clock;
    }

    public void grant(Place place, ExtraTime extra) {
        try {
            transaction.executeWithoutResult(status -> {
                Instant now = clock.instant();
                extraTimes.takeTurn(place);
                extraTimes.grant(place, extra, now);
                attempts.lockOpen(place).ifPresent(open -> extend(open, extra, now));
            });
        } catch (DataIntegrityViolationException e) {
            // They or their course were erased since the page was opened.
            throw Refusal.of(AttemptReason.ERASED).at(place.registration());
        }
        LOG.info("Extra time of learner {}.{}: {}", place.registration(), place.learner(), extra);
    }

    /** One whose time is over stays so: it only waits to be handed in. */
    private void extend(Attempt open, ExtraTime extra, Instant now) {
        Instant deadline = open.deadline();
        if (deadline == null || open.isOverdue(now)) {
            return;
        }
        Duration time = extra.under(checkpoints.version(open.digest()).quiz().timeLimit());
        Instant later = time == null ? null : open.startedAt().plus(time);
        if (later == null || later.isAfter(deadline)) {
            attempts.extend(open, later);
        }
    }
}
