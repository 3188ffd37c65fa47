package checkpoint.learning.policy;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.launch.message.Availability;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.concession.LearnerConcessions;
import checkpoint.learning.rules.Adjustments;
import checkpoint.learning.rules.Rules;
import java.util.List;

/**
 * All of a learner's attempts at a place, what overrides the policy there and what was conceded, read at one moment.
 *
 * @param all by number
 */
public record Standing(List<Attempt> all, Adjustments adjusted, LearnerConcessions granted) {

    /** The rules over a version's policy, where no launch says when its link is available. */
    public Rules rules(Quiz quiz) {
        return adjusted.over(quiz, Availability.NONE);
    }

    /** One of them as it stands here. */
    Attempt of(Attempt one) {
        return all.stream().filter(other -> other.id() == one.id()).findFirst().orElseThrow();
    }
}
