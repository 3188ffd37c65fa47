package checkpoint.learning.page;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.Role;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.AttemptReason;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.concession.Concessions;
import checkpoint.learning.policy.ReadAttempts;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A checkpoint's page again, what its gate unlocks, and what a reload without a token finds. */
@Controller
class CheckpointController {

    private final CheckpointPages pages;
    private final LearnerPages learners;
    private final ReadAttempts attempts;
    private final Concessions concessions;

    CheckpointController(CheckpointPages pages, LearnerPages learners, ReadAttempts attempts, Concessions concessions) {
        this.pages = pages;
        this.learners = learners;
        this.attempts = attempts;
        this.concessions = concessions;
    }

    /** Without a token there is nobody's data: the page finds its token in the browser, or says how to come back. */
    @GetMapping({"/checkpoints/**", "/links/**", "/authoring/**"})
    ModelAndView resume() {
        return new ModelAndView("learning/page/resume");
    }

    /**
     * The checkpoint's page.
     *
     * @param missed the passages that an attempt's result leads to; without them those of the last one, where that failed
     */
    @PostMapping("/checkpoints/{slug}")
    ModelAndView page(
            @CurrentLaunch Launch launch,
            @PathVariable String slug,
            @RequestParam(defaultValue = "") Set<String> missed) {
        ModelAndView page = pages.page(launch, pages.required(launch, slug));
        return launch.role() == Role.LEARNER && !missed.isEmpty() ? page.addObject("missed", missed) : page;
    }

    @PostMapping("/checkpoints/{slug}/pages/{page}")
    ModelAndView next(@CurrentLaunch Launch launch, @PathVariable String slug, @PathVariable String page) {
        Checkpoint checkpoint = pages.required(launch, slug);
        Checkpoint.Page found = checkpoint.pages().get(page);
        if (found == null) {
            throw CheckpointPages.refusal(AttemptReason.NO_SUCH_PAGE, launch);
        }
        if (!mayPass(launch, checkpoint)) {
            throw CheckpointPages.refusal(AttemptReason.LOCKED, launch);
        }
        return learners.unlocked(launch, checkpoint, page, found);
    }

    /** The gate: open to a learner of whom any attempt here has passed, or to whom an instructor has opened it, and to an instructor, who looks after it. */
    private boolean mayPass(Launch launch, Checkpoint checkpoint) {
        if (launch.role() == Role.LEARNER) {
            Place place = Place.of(launch, checkpoint.slug());
            return attempts.of(place).stream().anyMatch(Attempt::hasPassed)
                    || concessions.of(place).opensGate();
        }
        return launch.role() == Role.INSTRUCTOR;
    }
}
