package checkpoint.teaching.concession;

import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.concession.Concessions;
import checkpoint.learning.concession.LearnerConcessions;
import checkpoint.learning.policy.ReadAttempts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the concessions to one learner, and those that are possible. */
@Component
class ConcessionViews {

    private final Concessions concessions;
    private final ReadAttempts attempts;
    private final ClassLearners learners;

    ConcessionViews(Concessions concessions, ReadAttempts attempts, ClassLearners learners) {
        this.concessions = concessions;
        this.attempts = attempts;
        this.learners = learners;
    }

    ConcessionView of(Place place, String reason) {
        List<Attempt> all = attempts.of(place);
        LearnerConcessions granted = concessions.of(place);
        return new ConcessionView(
                place.learner(),
                learners.name(place).orElse(null),
                granted.all(),
                all.stream().filter(Attempt::counts).toList(),
                granted.opensGate() || all.stream().anyMatch(Attempt::hasPassed),
                reason);
    }
}
