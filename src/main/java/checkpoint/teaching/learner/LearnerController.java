package checkpoint.teaching.learner;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import checkpoint.teaching.desk.DeskPages;
import checkpoint.teaching.desk.DeskReason;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Opens one learner of the class: by the learner's row, or by the roster's where they have never come. No address holds a name. */
@Controller
class LearnerController {

    private static final String ID = "{id:[1-9][0-9]{0,17}}";

    private final DeskPages desk;
    private final FindPerson people;
    private final OneLearner pages;

    LearnerController(DeskPages desk, FindPerson people, OneLearner pages) {
        this.desk = desk;
        this.people = people;
        this.pages = pages;
    }

    @PostMapping("/checkpoints/{slug}/learners/" + ID)
    ModelAndView learner(@CurrentLaunch Launch launch, @PathVariable String slug, @PathVariable long id) {
        Checkpoint checkpoint = desk.required(launch, slug);
        return page(launch, checkpoint, people.subjectOfLearner(launch, id));
    }

    @PostMapping("/checkpoints/{slug}/members/" + ID)
    ModelAndView member(@CurrentLaunch Launch launch, @PathVariable String slug, @PathVariable long id) {
        Checkpoint checkpoint = desk.required(launch, slug);
        return page(launch, checkpoint, people.subjectOfMember(launch, id));
    }

    private ModelAndView page(Launch launch, Checkpoint checkpoint, Optional<String> subject) {
        return pages.of(
                launch,
                checkpoint,
                subject.orElseThrow(() -> DeskPages.refusal(DeskReason.NO_SUCH_LEARNER, launch)),
                null);
    }
}
