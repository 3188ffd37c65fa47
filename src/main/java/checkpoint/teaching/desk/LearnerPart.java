package checkpoint.teaching.desk;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.Launch;
import java.util.Optional;

/**
 * A section of one learner's page that belongs to another room: accommodations, acts on one learner. Each bean of this type is asked. Its
 * forms post to an address of that room.
 */
public interface LearnerPart {

    /** Its position: below 50 before the attempts, above 50 after them. */
    int place();

    /** The section to show; empty if there is nothing to show. */
    Optional<Part> of(Launch launch, Checkpoint checkpoint, Person person);
}
