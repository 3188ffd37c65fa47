package checkpoint.grading.gradebook;

import checkpoint.launch.token.Launch;
import checkpoint.launch.token.Role;
import checkpoint.learning.linking.Linking;
import checkpoint.tool.refusal.Refusal;
import org.springframework.stereotype.Component;

/** Who may ask: an instructor, about the checkpoint that their launch opens. */
@Component
class InstructorOnly {

    private final Linking linking;

    InstructorOnly(Linking linking) {
        this.linking = linking;
    }

    void require(Launch launch, String slug) {
        if (launch.role() != Role.INSTRUCTOR) {
            throw refusal(GradebookReason.INSTRUCTORS_ONLY, launch);
        }
        if (linking.goesOn(launch)
                .filter(checkpoint -> checkpoint.slug().equals(slug))
                .isEmpty()) {
            throw refusal(GradebookReason.OTHER_CHECKPOINT, launch);
        }
    }

    static Refusal refusal(GradebookReason reason, Launch launch) {
        return Refusal.of(reason).at(launch.registration()).backTo(launch.returnUrl());
    }
}
