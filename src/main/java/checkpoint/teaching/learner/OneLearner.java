package checkpoint.teaching.learner;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.launch.token.Launch;
import checkpoint.learning.answer.Sheets;
import checkpoint.learning.attempt.Grades;
import checkpoint.learning.attempt.LinkedLearner;
import checkpoint.learning.attempt.Place;
import checkpoint.teaching.desk.DeskPages;
import checkpoint.teaching.desk.DeskReason;
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
class OneLearner {

    private static final String CLASS = "grades";
    /** Parts with a lower position come before the attempts. */
    private static final int ATTEMPTS = 50;

    private final DeskPages desk;
    private final FindPerson people;
    private final History history;
    private final RefusedLaunches refused;
    private final Grades grades;
    private final Sheets sheets;
    private final Checkpoints checkpoints;
    private final ObjectProvider<LearnerPart> parts;

    OneLearner(
            DeskPages desk,
            FindPerson people,
            History history,
            RefusedLaunches refused,
            Grades grades,
            Sheets sheets,
            Checkpoints checkpoints,
            ObjectProvider<LearnerPart> parts) {
        this.desk = desk;
        this.people = people;
        this.history = history;
        this.refused = refused;
        this.grades = grades;
        this.sheets = sheets;
        this.checkpoints = checkpoints;
        this.parts = parts;
    }

    /**
     * The page as it is now.
     *
     * @param subject the platform's name for them; refused where they are not of the launch's class
     * @param notice what was just done; {@code null} where nothing was
     */
    ModelAndView of(Launch launch, Checkpoint checkpoint, String subject, @Nullable Notice notice) {
        Person person = people.person(launch, checkpoint.slug(), subject)
                .orElseThrow(() -> DeskPages.refusal(DeskReason.NO_SUCH_LEARNER, launch));
        Long learner = person.learner();
        List<History.PastAttempt> attempts =
                learner == null ? List.of() : history.attempts(launch, checkpoint.slug(), learner);
        LearnerFile file = new LearnerFile(
                person,
                attempts,
                learner == null ? List.of() : saved(launch, checkpoint, learner, attempts),
                learner == null ? List.of() : history.sends(launch, learner),
                refused.of(launch, subject),
                learner == null ? Grades.Grade.NOT_GRADED : grades.of(LinkedLearner.of(launch, learner)),
                parts(launch, checkpoint, person, part -> part.place() < ATTEMPTS),
                parts(launch, checkpoint, person, part -> part.place() >= ATTEMPTS));
        return desk.page(launch, checkpoint, CLASS, "teaching/learner/learner", Map.of("file", file), notice);
    }

    /** The saved answers of the open attempt, if there is one. */
    private List<SavedAnswer> saved(
            Launch launch, Checkpoint checkpoint, long learner, List<History.PastAttempt> attempts) {
        return attempts.stream()
                .filter(History.PastAttempt::isOpen)
                .findFirst()
                .flatMap(open -> sheets.of(
                        new Place(launch.registration(), learner, launch.course(), checkpoint.slug()), open.number()))
                .filter(sheet -> sheet.attempt().isOpen())
                .map(sheet -> SavedAnswer.of(checkpoints.version(sheet.attempt().digest()), sheet))
                .orElse(List.of());
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
