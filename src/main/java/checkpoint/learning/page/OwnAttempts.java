package checkpoint.learning.page;

import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.Role;
import checkpoint.learning.answer.AnswerForm;
import checkpoint.learning.answer.AnswerSource;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.AttemptReason;
import checkpoint.learning.attempt.Attempts;
import checkpoint.learning.attempt.Place;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** The attempts of the one who asks: found, or refused; and the answers that a form holds for them. */
@Component
class OwnAttempts {

    private final Attempts attempts;
    private final Checkpoints checkpoints;

    OwnAttempts(Attempts attempts, Checkpoints checkpoints) {
        this.attempts = attempts;
        this.checkpoints = checkpoints;
    }

    static Place place(Launch launch, String slug) {
        if (launch.role() != Role.LEARNER || launch.learner() == null) {
            throw CheckpointPages.refusal(AttemptReason.LEARNERS_ONLY, launch);
        }
        return Place.of(launch, slug);
    }

    Attempt required(Launch launch, String slug, int number) {
        return attempts.find(place(launch, slug), number)
                .orElseThrow(() -> CheckpointPages.refusal(AttemptReason.NO_SUCH_ATTEMPT, launch));
    }

    AnswerSource answers(MultiValueMap<String, String> form) {
        return (attempt, layout) -> AnswerForm.answers(form, checkpoints.version(attempt.digest()), layout);
    }
}
