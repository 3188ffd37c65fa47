package checkpoint.learning.linking;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.launch.token.Launch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which checkpoint a resource link opens (contract, section 3): the one that the message asked for, by custom parameter or
 * target link URI; what an instructor bound; the only one there is. A slug that does not exist ends the search until an
 * instructor binds another.
 */
@Component
public class Linking {

    private final Checkpoints checkpoints;

    Linking(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    /**
     * The slug that a link opens, which may name no checkpoint of ours; empty where the link says nothing and there is a choice.
     *
     * @param registration of the platform whose link it is
     */
    public Optional<String> slug(long registration, @Nullable String requested, @Nullable String bound) {
        if (requested != null
                && (bound == null || checkpoints.open(registration, requested).isPresent())) {
            return Optional.of(requested);
        }
        if (bound != null) {
            return Optional.of(bound);
        }
        return checkpoints.all().size() == 1
                ? Optional.of(checkpoints.all().iterator().next().slug())
                : Optional.empty();
    }

    /** The checkpoint that a launch opens; empty where an instructor has to bind one. */
    public Optional<Checkpoint> opens(Launch launch) {
        return slug(launch).flatMap(slug -> checkpoints.open(launch.registration(), slug));
    }

    /** The same for learners who have already begun: even if it has been withdrawn. */
    public Optional<Checkpoint> goesOn(Launch launch) {
        return slug(launch).flatMap(slug -> checkpoints.known(launch.registration(), slug));
    }

    /** Whether an instructor's binding counts for this link: not where the message itself names one that exists. */
    public boolean bindable(Launch launch) {
        String requested = launch.requestedCheckpoint();
        return requested == null
                || checkpoints.open(launch.registration(), requested).isEmpty();
    }

    private Optional<String> slug(Launch launch) {
        return slug(launch.registration(), launch.requestedCheckpoint(), launch.boundCheckpoint());
    }
}
