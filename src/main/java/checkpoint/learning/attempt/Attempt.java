package checkpoint.learning.attempt;

import checkpoint.content.score.Score;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a learner.
 *
 * @param number counts from 1 at its place
 * @param digest the content version that it was started on, which it is shown and marked by
 * @param deadline {@code null} where neither its time nor the quiz ends
 * @param passMark the one that it was begun under, or is judged by; {@code null} in what was submitted before marks were kept
 * @param result {@code null} while it is open
 * @param discarded whether an instructor has counted it out: it stays on record, and what it has unlocked stays open
 * @param regrade id of the regrade by which it is marked; {@code null} where the version that it was started on marks it
 */
public record Attempt(
        long id,
        Place place,
        int number,
        String digest,
        Instant startedAt,
        @Nullable Instant deadline,
        @Nullable BigDecimal passMark,
        @Nullable Result result,
        boolean discarded,
        @Nullable Long regrade) {

    /** Answers that arrive within this grace period still count; they may have been in transit. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    /** An attempt that nobody has changed since. */
    public Attempt(
            long id,
            Place place,
            int number,
            String digest,
            Instant startedAt,
            @Nullable Instant deadline,
            @Nullable BigDecimal passMark,
            @Nullable Result result) {
        this(id, place, number, digest, startedAt, deadline, passMark, result, false, null);
    }

    /** How it ended. */
    public record Result(Instant submittedAt, Score score) {}

    /** The same with the deadline that it has now. */
    public Attempt until(@Nullable Instant newest) {
        return new Attempt(id, place, number, digest, startedAt, newest, passMark, result, discarded, regrade);
    }

    /** The same with another score, given by this regrade. */
    public Attempt scored(Score score, long by) {
        return new Attempt(
                id,
                place,
                number,
                digest,
                startedAt,
                deadline,
                passMark,
                new Result(requireResult().submittedAt(), score),
                discarded,
                by);
    }

    public boolean isOpen() {
        return result == null;
    }

    public boolean hasPassed() {
        return result != null && result.score().passed();
    }

    /** Whether it ended, so that its score may be the one that counts. */
    public boolean counts() {
        return result != null && !discarded;
    }

    /** Whether what comes now comes too late. */
    public boolean isOverdue(Instant now) {
        return deadline != null && now.isAfter(deadline.plus(GRACE));
    }

    /** Whether it was its time that ended it, and not its learner. */
    public boolean ranOut() {
        return result != null && result.submittedAt().equals(deadline);
    }

    /** For code that only a submitted attempt reaches. */
    public Result requireResult() {
        if (result == null) {
            throw new IllegalStateException("attempt " + id + " is open");
        }
        return result;
    }
}
