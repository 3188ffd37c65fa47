package checkpoint.learning.policy;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.content.score.Score;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.rules.Rules;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The choice of the attempt whose score is the grade: {@code keep} and {@code report} of contract section 4. Pure. */
public final class StandingScore {

    private StandingScore() {}

    /**
     * The attempt whose score the gradebook ought to show; empty while there is none.
     *
     * @param attempts of one learner at one place, by number; an open one does not count, nor one that was discarded
     */
    public static Optional<Attempt> of(List<Attempt> attempts, Rules rules) {
        List<Attempt> ended = attempts.stream().filter(Attempt::counts).toList();
        boolean onlyPasses = rules.report() == Quiz.Report.PASSING_ONLY;
        if (rules.keep() == Quiz.Keep.FIRST) {
            return ended.stream().findFirst().filter(first -> !onlyPasses || first.hasPassed());
        }
        List<Attempt> counting =
                onlyPasses ? ended.stream().filter(Attempt::hasPassed).toList() : ended;
        return counting.stream().reduce(rules.keep() == Quiz.Keep.BEST ? StandingScore::best : StandingScore::latest);
    }

    /**
     * When the learner has worked for the standing score last: by an attempt that has earned as much, or has passed.
     *
     * @param attempts as above, the standing one among them
     */
    static Instant workedAt(List<Attempt> attempts, Attempt standing) {
        return attempts.stream()
                .filter(Attempt::counts)
                .filter(attempt -> attempt.hasPassed() || compare(attempt, standing) >= 0)
                .map(attempt -> attempt.requireResult().submittedAt())
                .max(Comparator.naturalOrder())
                .orElse(standing.requireResult().submittedAt());
    }

    /** The earlier of equal scores: then nothing has to be sent again. */
    private static Attempt best(Attempt standing, Attempt next) {
        return compare(next, standing) > 0 ? next : standing;
    }

    /** The later one; but what has passed is not lowered any more. */
    private static Attempt latest(Attempt standing, Attempt next) {
        boolean raises = next.hasPassed() && compare(next, standing) > 0;
        return standing.hasPassed() && !raises ? standing : next;
    }

    /** As fractions, exactly: two versions may have different maximums. */
    private static int compare(Attempt one, Attempt other) {
        Score first = one.requireResult().score();
        Score second = other.requireResult().score();
        return first.given().multiply(second.maximum()).compareTo(second.given().multiply(first.maximum()));
    }
}
