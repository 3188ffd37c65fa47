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
public class SaveResponses {

    /** What became of it. */
    public sealed interface Outcome {

        /**
         * All is saved but what another page has answered since.
         *
         * @param elsewhere what came for those questions
         */
        record Saved(Attempt attempt, Instant at, SavedAnswers saved, Map<String, Response> elsewhere)
                implements Outcome {}

        /** It was handed in before, or its time is up: nothing was changed. */
        record TooLate(Attempt attempt) implements Outcome {}
    }

    private final Attempts attempts;
    private final Responses responses;
    private final TransactionOperations transaction;
    private final Clock clock;

    SaveResponses(Attempts attempts, Responses responses, TransactionOperations transaction, Clock clock) {
        this.attempts = attempts;
        this.responses = responses;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Empty where there is no such attempt. */
    public Optional<Outcome> save(Place place, int number, AnswerSource source) {
        return Objects.requireNonNull(transaction.execute(status -> attempts.lock(place, number)
                .map(locked -> save(locked.attempt(), source.answers(locked.attempt(), locked.layout())))));
    }

    private Outcome save(Attempt attempt, Answers given) {
        Instant now = clock.instant();
        if (!attempt.isOpen() || attempt.isOverdue(now)) {
            return new Outcome.TooLate(attempt);
        }
        SavedAnswers before = responses.saved(attempt);
        SavedAnswers.Merge merge = before.merge(given);
        SavedAnswers saved = responses.save(attempt, before, merge.changes(), given.page(), now);
        return new Outcome.Saved(attempt, now, saved, merge.elsewhere());
    }
}
