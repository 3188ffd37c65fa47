package checkpoint.teaching.learner;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.Launch;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.policy.ExtraTimes;
import checkpoint.teaching.desk.LearnerPart;
import checkpoint.teaching.desk.Part;
import checkpoint.teaching.desk.Person;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What time a learner has beside the limit, where there is one. */
@Component
class ExtraTimePart implements LearnerPart {

    private final ExtraTimes extraTimes;

    ExtraTimePart(ExtraTimes extraTimes) {
        this.extraTimes = extraTimes;
    }

    @Override
    public int place() {
        return 10;
    }

    @Override
    public Optional<Part> of(Launch launch, Checkpoint checkpoint, Person person) {
        Long learner = person.learner();
        if (checkpoint.quiz().timeLimit() == null || learner == null) {
            return Optional.empty();
        }
        Place place = new Place(launch.registration(), learner, launch.course(), checkpoint.slug());
        return Optional.of(
                new Part("teaching/learner/extra-time", Map.of("learner", learner, "extra", extraTimes.of(place))));
    }
}
