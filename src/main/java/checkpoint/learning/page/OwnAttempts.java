package checkpoint.learning.page;

import checkpoint.launch.token.Launch;
import checkpoint.launch.token.Role;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.AttemptReason;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.policy.ReadAttempts;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The attempts of the one who asks: found, or refused. */
@Component
class OwnAttempts {

    private final ReadAttempts attempts;

    OwnAttempts(ReadAttempts attempts) {
        this.attempts = attempts;
    }

    static Place place(Launch launch, String slug) {
        if (launch.role() != Role.LEARNER || launch.learner() == null) {
            throw CheckpointPages.refusal(AttemptReason.LEARNERS_ONLY, launch);
        }
        return Place.of(launch, slug);
    }

    /** Whether this learner has begun any attempt at a checkpoint; nobody else has. */
    boolean begun(Launch launch, String slug) {
        return launch.role() == Role.LEARNER
                && launch.learner() != null
                && !attempts.of(Place.of(launch, slug)).isEmpty();
    }

    /** The open one of this learner, if there is one. */
    Optional<Attempt> open(Launch launch, String slug) {
        return attempts.of(place(launch, slug)).stream().filter(Attempt::isOpen).findFirst();
    }

    Attempt required(Launch launch, String slug, int number) {
        return attempts.find(place(launch, slug), number)
                .orElseThrow(() -> CheckpointPages.refusal(AttemptReason.NO_SUCH_ATTEMPT, launch));
    }
}
