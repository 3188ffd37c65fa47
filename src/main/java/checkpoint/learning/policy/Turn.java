package checkpoint.learning.policy;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.learning.attempt.Attempt;
import java.time.Instant;
import java.util.List;

/** What a learner may do next at a checkpoint: the policy of contract section 4, decided in one place. */
public sealed interface Turn {

    /** An attempt is open. */
    record Open(Attempt attempt) implements Turn {}

    /** The attempt of this number may be started. */
    record Free(int number) implements Turn {}

    /** The last attempt failed, and the next may be started from then on. */
    record CoolingDown(Instant until) implements Turn {}

    /** All attempts are used. */
    record UsedUp(int allowed) implements Turn {}

    /**
     * Decides it.
     *
     * @param attempts all of a learner's at one place, by number
     * @param quiz the newest version: limits for what has not begun yet
     */
    static Turn of(List<Attempt> attempts, Quiz quiz, Instant now) {
        if (attempts.isEmpty()) {
            return new Free(1);
        }
        Attempt last = attempts.getLast();
        if (last.isOpen()) {
            return new Open(last);
        }
        Integer allowed = quiz.attempts();
        if (allowed != null && attempts.size() >= allowed) {
            return new UsedUp(allowed);
        }
        Instant until = last.requireResult().submittedAt().plus(quiz.coolDown());
        return !last.hasPassed() && now.isBefore(until) ? new CoolingDown(until) : new Free(last.number() + 1);
    }
}
