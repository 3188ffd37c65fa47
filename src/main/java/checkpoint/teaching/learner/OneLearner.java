package checkpoint.teaching.learner;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.Launch;
import checkpoint.learning.attempt.Grades;
import checkpoint.teaching.desk.DeskPages;
import checkpoint.teaching.desk.DeskReason;
import checkpoint.teaching.desk.LearnerDesk;
import checkpoint.teaching.desk.LearnerPart;
import checkpoint.teaching.desk.Notice;
import checkpoint.teaching.desk.Part;
import checkpoint.teaching.desk.Person;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of one learner of the class. */
@Component
class OneLearner implements LearnerDesk {

    private static final String CLASS = "grades";
    /** Parts that stand below this stand before the attempts. */
    private static final int ATTEMPTS = 50;

    private final DeskPages desk;
    private final History history;
    private final Grades grades;
    private final ObjectProvider<LearnerPart> parts;

    OneLearner(DeskPages desk, History history, Grades grades, ObjectProvider<LearnerPart> parts) {
        this.desk = desk;
        this.history = history;
        this.grades = grades;
        this.parts = parts;
    }

    @Override
    public ModelAndView of(Launch launch, Checkpoint checkpoint, String subject, @Nullable Notice notice) {
        Person person = history.person(launch, checkpoint.slug(), subject)
                .orElseThrow(() -> DeskPages.refusal(DeskReason.NO_SUCH_LEARNER, launch));
        Long learner = person.learner();
        LearnerFile file = new LearnerFile(
                person,
                learner == null ? List.of() : history.attempts(launch, checkpoint.slug(), learner),
                learner == null ? List.of() : history.sends(launch, learner),
                learner == null
                        ? Grades.Grade.NOT_GRADED
                        : grades.of(launch.registration(), launch.resourceLink(), learner),
                parts(launch, checkpoint, person, part -> part.place() < ATTEMPTS),
                parts(launch, checkpoint, person, part -> part.place() >= ATTEMPTS));
        return desk.page(launch, checkpoint, CLASS, "teaching/learner/learner", Map.of("file", file), notice);
    }

    private List<Part> parts(Launch launch, Checkpoint checkpoint, Person person, Predicate<LearnerPart> which) {
        return parts.stream()
                .filter(which)
                .sorted(Comparator.comparingInt(LearnerPart::place))
                .map(part -> part.of(launch, checkpoint, person))
                .flatMap(Optional::stream)
                .toList();
    }
}
