package checkpoint.teaching.regrade;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.Launch;
import checkpoint.learning.correction.ChangedKeys;
import checkpoint.teaching.desk.ClassPart;
import checkpoint.teaching.desk.Part;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** On the class's page, where keys were changed since its attempts were marked: a way to see what a regrade would do. */
@Component
class RegradeOffer implements ClassPart {

    private final ChangedKeys changed;

    RegradeOffer(ChangedKeys changed) {
        this.changed = changed;
    }

    @Override
    public int place() {
        return 10;
    }

    @Override
    public Optional<Part> of(Launch launch, Checkpoint checkpoint) {
        int questions = changed.count(launch.registration(), launch.course(), checkpoint);
        return questions == 0
                ? Optional.empty()
                : Optional.of(new Part("teaching/regrade/offer", Map.of("questions", questions)));
    }
}
