package checkpoint.learning.policy;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.content.score.Response;
import checkpoint.content.score.Score;
import checkpoint.learning.answer.Answers;
import checkpoint.learning.answer.SavedAnswers;
import checkpoint.learning.answer.SentAnswers;
import checkpoint.learning.answer.Sheet;
import checkpoint.learning.answer.Sheets;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.correction.CorrectAttempt;
import java.math.BigDecimal;
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

    /** The outcome, each with the attempt as it now is. */
    public sealed interface Outcome {

        Attempt attempt();

        /**
         * It is submitted.
         *
         * @param sheet what was marked, with its score
         * @param standing all attempts there with this one, as the standing score was decided from them
         */
        record Submitted(Sheet sheet, Standing standing) implements Outcome {

            @Override
            public Attempt attempt() {
                return sheet.attempt();
            }
        }

        /**
         * It is still open: another page has answered questions differently since this one was opened, so that the learner
         * did not see what would be marked. All else is saved.
         *
         * @param elsewhere what came for those questions
         */
        record AnsweredElsewhere(Sheet sheet, Map<String, Response> elsewhere) implements Outcome {

            @Override
            public Attempt attempt() {
                return sheet.attempt();
            }
        }

        /**
         * It is still open, and all is saved: a number that was typed can be read in several ways or in none, and is not marked
         * before its learner has said which.
         */
        record NumbersUnclear(Sheet sheet) implements Outcome {

            @Override
            public Attempt attempt() {
                return sheet.attempt();
            }
        }

        /** It is still open, and all is saved: questions have no answer, and its page wants its learner to be asked first. */
        record QuestionsOpen(Sheet sheet) implements Outcome {

            @Override
            public Attempt attempt() {
                return sheet.attempt();
            }
        }

        /** It is still open: the page took its time for up, and it is not. What it sent is saved as far as it may be. */
        record TimeIsLeft(Sheet sheet, Map<String, Response> elsewhere) implements Outcome {

            @Override
            public Attempt attempt() {
                return sheet.attempt();
            }
        }

        /** The time was up before: it was submitted with what had been saved, and what came with this request was dropped. */
        record TimeWasUp(Attempt attempt) implements Outcome {}

        /** It had been submitted before: nothing was changed. */
        record Before(Attempt attempt) implements Outcome {}
    }

    private final AttemptTable attempts;
    private final Sheets sheets;
    private final Checkpoints checkpoints;
    private final CorrectAttempt correct;
    private final DecideScore decide;
    private final TransactionOperations transaction;
    private final Clock clock;

    SubmitAttempt(
            AttemptTable attempts,
            Sheets sheets,
            Checkpoints checkpoints,
            CorrectAttempt correct,
            DecideScore decide,
            TransactionOperations transaction,
            Clock clock) {
        this.attempts = attempts;
        this.sheets = sheets;
        this.checkpoints = checkpoints;
        this.correct = correct;
        this.decide = decide;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Hands it in with these answers on top of those saved before; empty where there is no such attempt.
     *
     * @param sent what is missing in it stays as it was saved
     */
    public Optional<Outcome> submit(Place place, int number, SentAnswers sent) {
        return submit(place, number, sent, false);
    }

    /**
     * The same.
     *
     * @param asks whether it stays open where a question has no answer
     */
    public Optional<Outcome> submit(Place place, int number, SentAnswers sent, boolean asks) {
        return Objects.requireNonNull(
                transaction.execute(status -> sheets.lock(place, number).map(locked -> submit(locked, sent, asks))));
    }

    /**
     * The same for a page whose time has come to its end, with nobody asked: it is submitted if that is so, whatever another page
     * has answered.
     */
    public Optional<Outcome> timeIsUp(Place place, int number, SentAnswers sent) {
        return Objects.requireNonNull(
                transaction.execute(status -> sheets.lock(place, number).map(locked -> timeIsUp(locked, sent))));
    }

    /** Submits the last of these attempts, if it is open and out of time, with what was saved; says whether they changed. */
    boolean ends(List<Attempt> all) {
        if (all.isEmpty() || !all.getLast().isOpen() || !all.getLast().isOverdue(clock.instant())) {
            return false;
        }
        Attempt open = all.getLast();
        transaction.executeWithoutResult(
                status -> sheets.lock(open.place(), open.number()).ifPresent(this::endIfOverdue));
        return true;
    }

    /**
     * Submits one that is out of time with what was saved.
     *
     * @return whether it was for us to do: not where another has it in hand, has ended it, or gave it more time
     */
    boolean overdue(AttemptTable.Key key) {
        return Boolean.TRUE.equals(transaction.execute(status ->
                attempts.claim(key).map(sheets::of).map(this::endIfOverdue).orElse(false)));
    }

    /** Ends the attempt if it is still overdue under the lock: meanwhile it may have been submitted, or got more time. */
    private boolean endIfOverdue(Sheet locked) {
        Attempt attempt = locked.attempt();
        Instant deadline = attempt.deadline();
        if (deadline == null || !attempt.isOpen() || !attempt.isOverdue(clock.instant())) {
            return false;
        }
        end(locked, deadline);
        return true;
    }

    private Outcome submit(Sheet locked, SentAnswers sent, boolean asks) {
        Instant now = clock.instant();
        return over(locked, now).orElseGet(() -> {
            Saved saved = save(locked, sent, now);
            if (!saved.elsewhere().isEmpty()) {
                return new Outcome.AnsweredElsewhere(saved.sheet(), saved.elsewhere());
            }
            if (!saved.sheet().numbers(version(locked)).areClear()) {
                return new Outcome.NumbersUnclear(saved.sheet());
            }
            return asks && saved.sheet().hasOpenQuestions()
                    ? new Outcome.QuestionsOpen(saved.sheet())
                    : end(saved.sheet(), now);
        });
    }

    private Outcome timeIsUp(Sheet locked, SentAnswers sent) {
        Instant now = clock.instant();
        return over(locked, now).orElseGet(() -> {
            Saved saved = save(locked, sent, now);
            Instant deadline = locked.attempt().deadline();
            return deadline == null || now.isBefore(deadline)
                    ? new Outcome.TimeIsLeft(saved.sheet(), saved.elsewhere())
                    : new Outcome.TimeWasUp(end(saved.sheet(), deadline).attempt());
        });
    }

    /** The outcome for an attempt that was submitted, or whose time and grace are over: it ended at that moment, however late this is read. */
    private Optional<Outcome> over(Sheet locked, Instant now) {
        Attempt attempt = locked.attempt();
        if (!attempt.isOpen()) {
            return Optional.of(attempt.ranOut() ? new Outcome.TimeWasUp(attempt) : new Outcome.Before(attempt));
        }
        Instant deadline = attempt.deadline();
        return deadline != null && attempt.isOverdue(now)
                ? Optional.of(new Outcome.TimeWasUp(end(locked, deadline).attempt()))
                : Optional.empty();
    }

    private record Saved(Sheet sheet, Map<String, Response> elsewhere) {}

    private Saved save(Sheet locked, SentAnswers sent, Instant now) {
        Answers given = sent.read(version(locked), locked.layout());
        SavedAnswers.Merge merge = locked.saved().merge(given);
        Sheet saved = sheets.save(locked, merge.changes(), given.page(), now)
                .orElseThrow(() ->
                        new IllegalStateException("attempt " + locked.attempt().id() + " changed under its lock"));
        return new Saved(saved, merge.elsewhere());
    }

    private Checkpoint version(Sheet sheet) {
        return checkpoints.version(sheet.attempt().digest());
    }

    private Outcome.Submitted end(Sheet sheet, Instant at) {
        Attempt attempt = sheet.attempt();
        Checkpoint version = version(sheet);
        BigDecimal mark = sheet.passMark(version);
        Score score = sheet.marked(version).score(mark);
        AttemptTable.Ended ended = attempts.end(attempt, score, mark, at);
        Outcome.Submitted submitted = ended.regradeStands() ? regraded(sheet, ended.attempt()) : decided(sheet, ended);
        LOG.info(
                "Attempt {}: learner={}.{} submitted, {} of {}, {}",
                attempt.id(),
                attempt.place().registration(),
                attempt.place().learner(),
                score.given().stripTrailingZeros().toPlainString(),
                score.maximum().toPlainString(),
                score.passed() ? "passed" : "not passed");
        return submitted;
    }

    /** Marked as others are by now; what stands is read after that. */
    private Outcome.Submitted regraded(Sheet sheet, Attempt ended) {
        Attempt corrected = correct.atSubmission(sheet, ended);
        return new Outcome.Submitted(as(corrected, sheet), decide.decide(ended.place()));
    }

    private Outcome.Submitted decided(Sheet sheet, AttemptTable.Ended ended) {
        decide.decide(ended.attempt().place(), ended.standing());
        return new Outcome.Submitted(as(ended.attempt(), sheet), ended.standing());
    }

    private static Sheet as(Attempt attempt, Sheet sheet) {
        return new Sheet(attempt, sheet.layout(), sheet.saved(), sheet.adjusted());
    }
}
