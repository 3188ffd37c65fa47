package checkpoint.teaching.accommodation;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.Launch;
import checkpoint.teaching.desk.LearnerPart;
import checkpoint.teaching.desk.Part;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A learner's accommodation, on their page. */
@Component
class AccommodationPart implements LearnerPart {

    private final CoursePeople people;

    AccommodationPart(CoursePeople people) {
        this.people = people;
    }

    @Override
    public int place() {
        return 20;
    }

    @Override
    public Optional<Part> of(Launch launch, Checkpoint checkpoint, checkpoint.teaching.desk.Person learner) {
        return people.find(launch.registration(), launch.course(), learner.subject())
                .map(person -> new Part("teaching/accommodation/part", Map.of("person", person)));
    }
}
