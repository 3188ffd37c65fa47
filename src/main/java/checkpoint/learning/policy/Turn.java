package checkpoint.learning.policy;

import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.concession.LearnerConcessions;
import checkpoint.learning.rules.Rules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what a learner may do next at a checkpoint: the policy of contract section 4, in one place. */
public sealed interface Turn {

    /** An attempt is open. */
    record Open(Attempt attempt) implements Turn {}

    /** The attempt of this number may be started. */
    record Free(int number) implements Turn {}

    /** The last attempt failed, and the next may be started from then on. */
    record CoolingDown(Instant until) implements Turn {}

    /** All attempts are used. */
    record UsedUp(int allowed) implements Turn {}

    /** The quiz opens then. */
    record NotYet(Instant opens) implements Turn {}

    /** The quiz closed then: nothing begins any more. */
    record Closed(Instant since) implements Turn {}

    /**
     * Decides it.
     *
     * @param attempts all of a learner's at one place, by number; those that were discarded take none away
     * @param rules over the newest version: limits for what has not begun yet
     * @param granted what an instructor has given beside them
     */
    static Turn of(List<Attempt> attempts, Rules rules, LearnerConcessions granted, Instant now) {
        if (!attempts.isEmpty() && attempts.getLast().isOpen()) {
            return new Open(attempts.getLast());
        }
        List<Attempt> counting = attempts.stream().filter(Attempt::counts).toList();
        Integer each = rules.attempts();
        Integer allowed = each == null ? null : (Integer) (each + granted.attempts());
        if (allowed != null && counting.size() >= allowed) {
            return new UsedUp(allowed);
        }
        Instant opens = rules.opens();
        Instant closes = rules.closes();
        if (closes != null && !now.isBefore(closes)) {
            return new Closed(closes);
        }
        if (opens != null && now.isBefore(opens)) {
            return new NotYet(opens);
        }
        int next = attempts.isEmpty() ? 1 : attempts.getLast().number() + 1;
        return breakAfter(counting, rules, granted)
                .filter(now::isBefore)
                .<Turn>map(CoolingDown::new)
                .orElseGet(() -> new Free(next));
    }

    /** Until when the break after the newest attempt lasts, where there is one. */
    private static Optional<Instant> breakAfter(List<Attempt> counting, Rules rules, LearnerConcessions granted) {
        return counting.isEmpty()
                ? Optional.empty()
                : Optional.of(counting.getLast())
                        .filter(last -> !last.hasPassed())
                        .map(last -> last.requireResult().submittedAt())
                        .filter(ended -> !granted.attemptSince(ended))
                        .map(ended -> ended.plus(rules.coolDown()));
    }
}
