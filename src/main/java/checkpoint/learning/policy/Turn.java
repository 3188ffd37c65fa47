package checkpoint.learning.policy;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.concession.Granted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
     * @param attempts all of a learner's at one place, by number; those that were discarded take none away
     * @param quiz the newest version: limits for what has not begun yet
     * @param granted what an instructor has given beside them
     */
    static Turn of(List<Attempt> attempts, Quiz quiz, Granted granted, Instant now) {
        if (attempts.isEmpty()) {
            return new Free(1);
        }
        Attempt last = attempts.getLast();
        if (last.isOpen()) {
            return new Open(last);
        }
        List<Attempt> counting = attempts.stream().filter(Attempt::counts).toList();
        Integer allowed = quiz.attempts() == null ? null : quiz.attempts() + granted.attempts();
        if (allowed != null && counting.size() >= allowed) {
            return new UsedUp(allowed);
        }
        return breakAfter(counting, quiz, granted)
                .filter(now::isBefore)
                .<Turn>map(CoolingDown::new)
                .orElseGet(() -> new Free(last.number() + 1));
    }

    /** Until when the break after the newest attempt lasts, where there is one. */
    private static Optional<Instant> breakAfter(List<Attempt> counting, Quiz quiz, Granted granted) {
        return counting.isEmpty()
                ? Optional.empty()
                : Optional.of(counting.getLast())
                        .filter(last -> !last.hasPassed())
                        .map(last -> last.requireResult().submittedAt())
                        .filter(ended -> !granted.attemptSince(ended))
                        .map(ended -> ended.plus(quiz.coolDown()));
    }
}
