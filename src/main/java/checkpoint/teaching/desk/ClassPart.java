package checkpoint.teaching.desk;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.Launch;
import java.util.Optional;

/** Something that another room puts above the class, as it asks for the instructor. Each bean of this type is asked. */
public interface ClassPart {

    int place();

    /** The section to show; empty if there is nothing to show. May read once. */
    Optional<Part> of(Launch launch, Checkpoint checkpoint);
}
