package checkpoint.teaching.learner;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.policy.ExtraTime;
import checkpoint.learning.policy.GrantExtraTime;
import checkpoint.teaching.desk.DeskPages;
import checkpoint.teaching.desk.DeskReason;
import checkpoint.teaching.desk.LearnerDesk;
import checkpoint.teaching.desk.Notice;
import checkpoint.teaching.desk.Person;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** An instructor gives a learner of the class more time; answered with the learner's page as it then stands. */
@Controller
class ExtraTimeController {

    private final DeskPages desk;
    private final History history;
    private final LearnerDesk pages;
    private final GrantExtraTime grant;

    ExtraTimeController(DeskPages desk, History history, LearnerDesk pages, GrantExtraTime grant) {
        this.desk = desk;
        this.history = history;
        this.pages = pages;
        this.grant = grant;
    }

    /**
     * Grants it; what is no such time changes nothing.
     *
     * @param one the learner
     */
    @PostMapping("/checkpoints/{slug}/extra-time")
    ModelAndView grant(
            @CurrentLaunch Launch launch,
            @PathVariable String slug,
            @RequestParam(defaultValue = "0") long one,
            @RequestParam(defaultValue = "") String extra) {
        Checkpoint checkpoint = desk.required(launch, slug);
        Person person = history.subjectOfLearner(launch, one)
                .flatMap(subject -> history.person(launch, slug, subject))
                .orElseThrow(() -> DeskPages.refusal(DeskReason.NO_SUCH_LEARNER, launch));
        Optional<ExtraTime> wanted = ExtraTime.named(extra);
        wanted.ifPresent(time -> grant.grant(new Place(launch.registration(), one, launch.course(), slug), time));
        Notice notice = wanted.isPresent() ? Notice.of("attempt.class.notice.extra-time") : null;
        return pages.of(launch, checkpoint, person.subject(), notice);
    }
}
