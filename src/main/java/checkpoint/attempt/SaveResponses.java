package checkpoint.attempt;

import checkpoint.score.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Saves what a learner has answered so far. */
@Component
class SaveResponses {

    /** What became of it. */
    sealed interface Outcome {

        record Saved(Attempt attempt, Instant at) implements Outcome {}

        /** It was handed in before, or its time is up: nothing was changed. */
        record TooLate(Attempt attempt) implements Outcome {}
    }

    private final Attempts attempts;
    private final TransactionOperations transaction;
    private final Clock clock;

    SaveResponses(Attempts attempts, TransactionOperations transaction, Clock clock) {
        this.attempts = attempts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Empty where there is no such attempt. */
    Optional<Outcome> save(Place place, int number, Map<String, Response> responses) {
        return Objects.requireNonNull(
                transaction.execute(status -> attempts.lock(place, number).map(attempt -> save(attempt, responses))));
    }

    private Outcome save(Attempt attempt, Map<String, Response> responses) {
        Instant now = clock.instant();
        if (!attempt.isOpen() || attempt.isOverdue(now)) {
            return new Outcome.TooLate(attempt);
        }
        attempts.save(attempt, responses, now);
        return new Outcome.Saved(attempt, now);
    }
}
