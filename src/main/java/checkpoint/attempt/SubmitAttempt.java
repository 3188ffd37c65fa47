package checkpoint.attempt;

import checkpoint.content.Checkpoint;
import checkpoint.content.Checkpoints;
import checkpoint.score.Response;
import checkpoint.score.Score;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Hands an attempt in, once: in one transaction the last answers are saved, all is marked, the score is recorded, and the
 * standing score is decided.
 */
@Component
class SubmitAttempt {

    private static final Logger LOG = LoggerFactory.getLogger(SubmitAttempt.class);

    /** What became of it; each with the attempt as it now stands, handed in. */
    sealed interface Outcome {

        Attempt attempt();

        record HandedIn(Attempt attempt) implements Outcome {}

        /** The time was up before: it was handed in with what had been saved, and what came with this request was dropped. */
        record TimeWasUp(Attempt attempt) implements Outcome {}

        /** It had been handed in before: nothing was changed. */
        record Before(Attempt attempt) implements Outcome {}
    }

    private final Attempts attempts;
    private final Checkpoints checkpoints;
    private final DecideScore decide;
    private final TransactionOperations transaction;
    private final Clock clock;

    SubmitAttempt(
            Attempts attempts,
            Checkpoints checkpoints,
            DecideScore decide,
            TransactionOperations transaction,
            Clock clock) {
        this.attempts = attempts;
        this.checkpoints = checkpoints;
        this.decide = decide;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Hands it in with these answers on top of those saved before; empty where there is no such attempt.
     *
     * @param responses by question; what is missing stays as it was saved
     */
    Optional<Outcome> submit(Place place, int number, Map<String, Response> responses) {
        return Objects.requireNonNull(
                transaction.execute(status -> attempts.lock(place, number).map(attempt -> submit(attempt, responses))));
    }

    /**
     * The same attempts, after one among them that is open and out of time was handed in with what was saved. Costs nothing
     * where there is none.
     */
    List<Attempt> overdue(List<Attempt> all) {
        if (all.isEmpty() || !all.getLast().isOpen() || !all.getLast().isOverdue(clock.instant())) {
            return all;
        }
        Attempt open = all.getLast();
        submit(open.place(), open.number(), Map.of());
        return attempts.of(open.place());
    }

    private Outcome submit(Attempt attempt, Map<String, Response> responses) {
        if (!attempt.isOpen()) {
            return new Outcome.Before(attempt);
        }
        Instant now = clock.instant();
        Instant deadline = attempt.deadline();
        if (deadline != null && attempt.isOverdue(now)) {
            // It ended when its time was up, whenever somebody looks.
            return new Outcome.TimeWasUp(end(attempt, deadline));
        }
        if (!responses.isEmpty()) {
            attempts.save(attempt, responses, now);
        }
        return new Outcome.HandedIn(end(attempt, now));
    }

    private Attempt end(Attempt attempt, Instant at) {
        Checkpoint checkpoint = checkpoints.version(attempt.digest());
        Score score = MarkedAttempt.of(checkpoint, attempts.layout(attempt), attempts.responses(attempt))
                .score();
        attempts.record(attempt, score, at);
        decide.decide(attempt.place());
        LOG.info(
                "Attempt {}: learner={}.{} handed in, {} of {}, {}",
                attempt.id(),
                attempt.place().registration(),
                attempt.place().learner(),
                score.given().stripTrailingZeros().toPlainString(),
                score.maximum().toPlainString(),
                score.passed() ? "passed" : "not passed");
        return attempts.find(attempt.place(), attempt.number()).orElseThrow();
    }
}
