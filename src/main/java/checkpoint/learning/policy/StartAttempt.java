package checkpoint.learning.policy;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.learning.answer.Sheets;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.AttemptReason;
import checkpoint.learning.attempt.Draw;
import checkpoint.learning.attempt.Layout;
import checkpoint.learning.attempt.MetQuestion;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.concession.Concessions;
import checkpoint.tool.refusal.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Starts an attempt, or finds the one that is open. */
@Component
public class StartAttempt {

    private final AttemptTable attempts;
    private final ReadAttempts read;
    private final Sheets sheets;
    private final ExtraTimes extraTimes;
    private final Concessions concessions;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final RandomGenerator random;

    StartAttempt(
            AttemptTable attempts,
            ReadAttempts read,
            Sheets sheets,
            ExtraTimes extraTimes,
            Concessions concessions,
            TransactionOperations transaction,
            Clock clock,
            RandomGenerator random) {
        this.attempts = attempts;
        this.read = read;
        this.sheets = sheets;
        this.extraTimes = extraTimes;
        this.concessions = concessions;
        this.transaction = transaction;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Where the learner stands after asking for an attempt: {@link Turn.Open} if they have one now, else why not.
     *
     * <p>Whoever loses a race finds the row of whoever won: each round reads, decides, and inserts under the number that the
     * decision was made for, so that no decision survives what happened after its reading.
     */
    public Turn start(Place place, Checkpoint checkpoint) {
        while (true) {
            Instant now = clock.instant();
            List<Attempt> all = read.of(place);
            Turn turn = Turn.of(all, checkpoint.quiz(), concessions.of(place), now);
            if (!(turn instanceof Turn.Free(int number))) {
                return turn;
            }
            List<MetQuestion> met = all.isEmpty() ? List.of() : sheets.met(place);
            Layout layout = new Draw(checkpoint.quiz(), met, random).layout();
            Optional<Attempt> begun = insert(place, checkpoint, number, layout, now);
            if (begun.isPresent()) {
                return new Turn.Open(begun.get());
            }
        }
    }

    private Optional<Attempt> insert(Place place, Checkpoint checkpoint, int number, Layout layout, Instant now) {
        Duration limit = checkpoint.quiz().timeLimit();
        try {
            if (limit == null) {
                return attempts.start(place, number, checkpoint.digest(), layout, now, null);
            }
            return Objects.requireNonNull(transaction.execute(status -> {
                extraTimes.takeTurn(place);
                Duration time = extraTimes.of(place).under(limit);
                Instant deadline = time == null ? null : now.plus(time);
                return attempts.start(place, number, checkpoint.digest(), layout, now, deadline);
            }));
        } catch (DataIntegrityViolationException e) {
            // Their course, or they themselves, were erased since this page was opened: its key points to nothing.
            throw Refusal.of(AttemptReason.ERASED).at(place.registration());
        }
    }
}
