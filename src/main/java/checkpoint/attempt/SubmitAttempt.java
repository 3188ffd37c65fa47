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
public class SubmitAttempt {

    private static final Logger LOG = LoggerFactory.getLogger(SubmitAttempt.class);

    /** What became of it; each with the attempt as it now stands. */
    public sealed interface Outcome {

        Attempt attempt();

        record HandedIn(Attempt attempt) implements Outcome {}

        /**
         * It is still open: another page has answered questions differently since this one was opened, so that the learner
         * did not see what would be marked. All else is saved.
         *
         * @param elsewhere what came for those questions
         */
        record AnsweredElsewhere(Attempt attempt, SavedAnswers saved, Map<String, Response> elsewhere)
                implements Outcome {}

        /** It is still open: the page took its time for up, and it is not. What it sent is saved as far as it may be. */
        record TimeIsLeft(Attempt attempt, SavedAnswers saved, Map<String, Response> elsewhere) implements Outcome {}

        /** The time was up before: it was handed in with what had been saved, and what came with this request was dropped. */
        record TimeWasUp(Attempt attempt) implements Outcome {}

        /** It had been handed in before: nothing was changed. */
        record Before(Attempt attempt) implements Outcome {}
    }

    private final Attempts attempts;
    private final Responses responses;
    private final Checkpoints checkpoints;
    private final DecideScore decide;
    private final TransactionOperations transaction;
    private final Clock clock;

    SubmitAttempt(
            Attempts attempts,
            Responses responses,
            Checkpoints checkpoints,
            DecideScore decide,
            TransactionOperations transaction,
            Clock clock) {
        this.attempts = attempts;
        this.responses = responses;
        this.checkpoints = checkpoints;
        this.decide = decide;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Hands it in with these answers on top of those saved before; empty where there is no such attempt.
     *
     * @param source what is missing in it stays as it was saved
     */
    public Optional<Outcome> submit(Place place, int number, AnswerSource source) {
        return Objects.requireNonNull(
                transaction.execute(status -> attempts.lock(place, number).map(locked -> submit(locked, source))));
    }

    /**
     * The same for a page whose time has come to its end, with nobody asked: it is handed in if that is so, whatever another page
     * has answered.
     */
    public Optional<Outcome> timeIsUp(Place place, int number, AnswerSource source) {
        return Objects.requireNonNull(
                transaction.execute(status -> attempts.lock(place, number).map(locked -> timeIsUp(locked, source))));
    }

    /**
     * The same attempts, after one among them that is open and out of time was handed in with what was saved. Costs nothing
     * where there is none.
     */
    public List<Attempt> overdue(List<Attempt> all) {
        if (all.isEmpty() || !all.getLast().isOpen() || !all.getLast().isOverdue(clock.instant())) {
            return all;
        }
        Attempt open = all.getLast();
        transaction.executeWithoutResult(
                status -> attempts.lock(open.place(), open.number()).ifPresent(this::endIfOverdue));
        return attempts.of(open.place());
    }

    /**
     * Hands in one that is out of time with what was saved.
     *
     * @return whether it was for us to do: not where another has it in hand, has ended it, or gave it more time
     */
    public boolean overdue(Attempts.Key key) {
        return Boolean.TRUE.equals(transaction.execute(status -> attempts.claim(key)
                .map(attempt -> endIfOverdue(new Attempts.Locked(attempt, attempts.layout(attempt))))
                .orElse(false)));
    }

    /** What looked overdue before it was locked may have been ended, or given more time. */
    private boolean endIfOverdue(Attempts.Locked locked) {
        Attempt attempt = locked.attempt();
        Instant deadline = attempt.deadline();
        if (deadline == null || !attempt.isOpen() || !attempt.isOverdue(clock.instant())) {
            return false;
        }
        end(locked, responses.saved(attempt), deadline);
        return true;
    }

    private Outcome submit(Attempts.Locked locked, AnswerSource source) {
        Attempt attempt = locked.attempt();
        Instant now = clock.instant();
        return over(locked, now).orElseGet(() -> {
            Sheet sheet = save(locked, source, now);
            return sheet.elsewhere().isEmpty()
                    ? new Outcome.HandedIn(end(locked, sheet.saved(), now))
                    : new Outcome.AnsweredElsewhere(attempt, sheet.saved(), sheet.elsewhere());
        });
    }

    private Outcome timeIsUp(Attempts.Locked locked, AnswerSource source) {
        Attempt attempt = locked.attempt();
        Instant now = clock.instant();
        return over(locked, now).orElseGet(() -> {
            Sheet sheet = save(locked, source, now);
            Instant deadline = attempt.deadline();
            return deadline == null || now.isBefore(deadline)
                    ? new Outcome.TimeIsLeft(attempt, sheet.saved(), sheet.elsewhere())
                    : new Outcome.TimeWasUp(end(locked, sheet.saved(), deadline));
        });
    }

    /** What is to say of one that is handed in, or whose time and grace are over: it ended then, whenever somebody looks. */
    private Optional<Outcome> over(Attempts.Locked locked, Instant now) {
        Attempt attempt = locked.attempt();
        if (!attempt.isOpen()) {
            return Optional.of(attempt.ranOut() ? new Outcome.TimeWasUp(attempt) : new Outcome.Before(attempt));
        }
        Instant deadline = attempt.deadline();
        return deadline != null && attempt.isOverdue(now)
                ? Optional.of(new Outcome.TimeWasUp(end(locked, responses.saved(attempt), deadline)))
                : Optional.empty();
    }

    private record Sheet(SavedAnswers saved, Map<String, Response> elsewhere) {}

    private Sheet save(Attempts.Locked locked, AnswerSource source, Instant now) {
        Attempt attempt = locked.attempt();
        Answers given = source.answers(attempt, locked.layout());
        SavedAnswers before = responses.saved(attempt);
        SavedAnswers.Merge merge = before.merge(given);
        return new Sheet(responses.save(attempt, before, merge.changes(), given.page(), now), merge.elsewhere());
    }

    private Attempt end(Attempts.Locked locked, SavedAnswers saved, Instant at) {
        Attempt attempt = locked.attempt();
        Checkpoint checkpoint = checkpoints.version(attempt.digest());
        Score score =
                MarkedAttempt.of(checkpoint, locked.layout(), saved.responses()).score();
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
