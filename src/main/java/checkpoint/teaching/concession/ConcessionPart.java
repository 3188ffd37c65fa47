package checkpoint.teaching.concession;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.Launch;
import checkpoint.learning.attempt.Place;
import checkpoint.teaching.desk.LearnerPart;
import checkpoint.teaching.desk.Part;
import checkpoint.teaching.desk.Person;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The concessions on a learner's page; a learner who has never come needs none yet. */
@Component
class ConcessionPart implements LearnerPart {

    private final ConcessionViews views;

    ConcessionPart(ConcessionViews views) {
        this.views = views;
    }

    @Override
    public int place() {
        return 60;
    }

    @Override
    public Optional<Part> of(Launch launch, Checkpoint checkpoint, Person person) {
        Long learner = person.learner();
        if (learner == null) {
            return Optional.empty();
        }
        Place place = new Place(launch.registration(), learner, launch.course(), checkpoint.slug());
        return Optional.of(new Part("teaching/concession/acts", Map.of("view", views.of(place, ""))));
    }
}
