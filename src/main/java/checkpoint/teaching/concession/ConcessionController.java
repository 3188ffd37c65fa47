package checkpoint.teaching.concession;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import checkpoint.learning.attempt.Attempt;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.concession.Concession;
import checkpoint.learning.concession.Concession.Kind;
import checkpoint.learning.policy.ReadAttempts;
import checkpoint.teaching.desk.DeskPages;
import checkpoint.teaching.desk.DeskReason;
import checkpoint.teaching.desk.Notice;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Carries out an instructor's concessions to one learner of their course. */
@Controller
@RequestMapping("/checkpoints/{slug}/learners/{learner:[0-9]{1,18}}/concessions")
class ConcessionController {

    private final DeskPages desk;
    private final ClassLearners learners;
    private final ConcedeToLearner concede;
    private final ConcessionPages pages;
    private final ReadAttempts attempts;
    private final Clock clock;

    ConcessionController(
            DeskPages desk,
            ClassLearners learners,
            ConcedeToLearner concede,
            ConcessionPages pages,
            ReadAttempts attempts,
            Clock clock) {
        this.desk = desk;
        this.learners = learners;
        this.concede = concede;
        this.pages = pages;
        this.attempts = attempts;
        this.clock = clock;
    }

    @PostMapping
    ModelAndView show(@CurrentLaunch Launch launch, @PathVariable String slug, @PathVariable long learner) {
        Checkpoint checkpoint = desk.required(launch, slug);
        return pages.page(launch, checkpoint, required(launch, slug, learner), "", null);
    }

    /**
     * Acts for a learner. An act that cannot be undone needs a second press, and only a second press may lower a pass.
     *
     * @param passed whether it was said that the attempt to discard has passed
     */
    @PostMapping("/done")
    ModelAndView act(
            @CurrentLaunch Launch launch,
            @PathVariable String slug,
            @PathVariable long learner,
            @RequestParam(defaultValue = "false") boolean confirmed,
            @RequestParam(defaultValue = "false") boolean passed,
            ConcessionForm form) {
        Checkpoint checkpoint = desk.required(launch, slug);
        Place place = required(launch, slug, learner);
        Optional<String> fault = form.fault();
        if (fault.isPresent()) {
            return pages.page(
                    launch, checkpoint, place, form.typedReason(), Notice.faulty("concession.fault." + fault.get()));
        }
        Optional<Concession> concession = form.concession(launch.resourceLink(), clock.instant());
        if (concession.isEmpty()) {
            return pages.page(
                    launch, checkpoint, place, form.typedReason(), Notice.unchanged("concession.notice.nothing"));
        }
        boolean discardsPass = discardsPass(place, concession.get());
        boolean asked = confirmed && passed == discardsPass;
        if (!asked && concession.get().kind() != Kind.ANOTHER_ATTEMPT) {
            return pages.question(launch, checkpoint, place, form, concession.get(), discardsPass);
        }
        boolean changed = concede.concede(place, concession.get(), discardsPass);
        Notice notice = changed
                ? Notice.done("concession.notice." + concession.get().kind().name())
                : Notice.unchanged("concession.notice.nothing");
        return pages.page(launch, checkpoint, place, "", notice);
    }

    private boolean discardsPass(Place place, Concession concession) {
        Integer number = concession.attempt();
        return concession.kind() == Kind.DISCARD
                && number != null
                && attempts.find(place, number).filter(Attempt::hasPassed).isPresent();
    }

    private Place required(Launch launch, String slug, long learner) {
        return learners.find(launch, slug, learner)
                .orElseThrow(() -> DeskPages.refusal(DeskReason.NO_SUCH_LEARNER, launch));
    }
}
