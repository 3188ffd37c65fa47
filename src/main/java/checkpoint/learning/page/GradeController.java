package checkpoint.learning.page;

import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.Role;
import checkpoint.learning.attempt.AttemptReason;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/**
 * The line with the state of the grade, for the script that asks while the page is open: with the launch's token in the
 * header, and as a piece of the page, since the page's language has its words.
 */
@Controller
class GradeController {

    private final CheckpointPages pages;
    private final LearnerPages learners;

    GradeController(CheckpointPages pages, LearnerPages learners) {
        this.pages = pages;
        this.learners = learners;
    }

    @GetMapping("/checkpoints/{slug}/grade")
    ModelAndView grade(@CurrentLaunch Launch launch, @PathVariable String slug) {
        if (launch.role() != Role.LEARNER) {
            throw CheckpointPages.refusal(AttemptReason.LEARNERS_ONLY, launch);
        }
        return learners.grade(launch, pages.required(launch, slug));
    }
}
