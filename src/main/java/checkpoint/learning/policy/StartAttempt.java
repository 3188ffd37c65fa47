package checkpoint.learning.policy;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.message.Availability;
import checkpoint.learning.answer.Sheets;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.AttemptReason;
import checkpoint.learning.attempt.Draw;
import checkpoint.learning.attempt.Layout;
import checkpoint.learning.attempt.MetQuestion;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.rules.Rules;
import checkpoint.tool.refusal.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Starts an attempt, or finds the one that is open. */
@Component
public class StartAttempt {

    private final AttemptTable attempts;
    private final ReadAttempts read;
    private final Sheets sheets;
    private final Clock clock;
    private final RandomGenerator random;

    StartAttempt(AttemptTable attempts, ReadAttempts read, Sheets sheets, Clock clock, RandomGenerator random) {
        this.attempts = attempts;
        this.read = read;
        this.sheets = sheets;
        this.clock = clock;
        this.random = random;
    }

    /**
     * The outcome of asking for an attempt: {@link Turn.Open} if they have one now, else why not.
     *
     * <p>The loser of a race finds the winner's row: each round reads, decides, and inserts under the number that the
     * decision was made for and on the condition that the rules still hold, so that no decision survives what happened after its
     * reading.
     *
     * @param available when the platform says that the link is available
     */
    public Turn start(Place place, Checkpoint checkpoint, Availability available) {
        while (true) {
            Instant now = clock.instant();
            Standing standing = read.standing(place);
            List<Attempt> all = standing.all();
            Rules rules = standing.adjusted().over(checkpoint.quiz(), available);
            Turn turn = Turn.of(all, rules, standing.granted(), now);
            if (!(turn instanceof Turn.Free(int number))) {
                return turn;
            }
            List<MetQuestion> met = all.isEmpty() ? List.of() : sheets.met(place);
            Layout layout = new Draw(checkpoint.quiz(), met, random).layout();
            Optional<Attempt> begun = insert(place, checkpoint, number, layout, now, rules);
            if (begun.isPresent()) {
                return new Turn.Open(begun.get());
            }
        }
    }

    private Optional<Attempt> insert(
            Place place, Checkpoint checkpoint, int number, Layout layout, Instant now, Rules rules) {
        try {
            return attempts.start(place, number, checkpoint, layout, now, rules);
        } catch (DataIntegrityViolationException e) {
            // Their course, or they themselves, were erased since this page was opened: its key points to nothing.
            throw Refusal.of(AttemptReason.ERASED).at(place.registration());
        }
    }
}
