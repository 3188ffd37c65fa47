package checkpoint.teaching.learners;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.grading.desired.DecideByHand;
import checkpoint.grading.reconcile.CompareBriefly;
import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import checkpoint.teaching.desk.AskFirst;
import checkpoint.teaching.desk.DeskPages;
import checkpoint.teaching.desk.Notice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * An instructor's acts on the grades of the class. Each answers with the page as it then stands, and may be asked for twice; what concerns everyone
 * asks first. All of it concerns the link of the launch, or its course, whatever the form says.
 */
@Controller
@RequestMapping("/checkpoints/{slug}/grades")
class GradesController {

    private static final String SAID = "attempt.class.notice.";
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final DeskPages desk;
    private final ClassPages pages;
    private final LinkScores scores;
    private final DecideByHand decide;
    private final CompareBriefly compare;

    GradesController(DeskPages desk, ClassPages pages, LinkScores scores, DecideByHand decide, CompareBriefly compare) {
        this.desk = desk;
        this.pages = pages;
        this.scores = scores;
        this.decide = decide;
        this.compare = compare;
    }

    /** The class, all of it or what a filter or a search leaves. */
    @PostMapping
    ModelAndView show(@CurrentLaunch Launch launch, @PathVariable String slug, Selection chosen) {
        return pages.page(launch, desk.required(launch, slug), chosen.asked(), null);
    }

    @PostMapping("/send-again")
    ModelAndView sendAgain(@CurrentLaunch Launch launch, @PathVariable String slug, Selection chosen) {
        return decided(launch, slug, chosen, "send-again", decide::sendAgain);
    }

    @PostMapping("/send-ours")
    ModelAndView sendOurs(@CurrentLaunch Launch launch, @PathVariable String slug, Selection chosen) {
        return decided(launch, slug, chosen, "send-ours", decide::sendOurs);
    }

    @PostMapping("/keep-theirs")
    ModelAndView keepTheirs(@CurrentLaunch Launch launch, @PathVariable String slug, Selection chosen) {
        return decided(launch, slug, chosen, "keep-theirs", decide::keepTheirs);
    }

    @PostMapping("/overwrite")
    ModelAndView overwrite(
            @CurrentLaunch Launch launch,
            @PathVariable String slug,
            @RequestParam(defaultValue = "false") boolean on,
            @RequestParam(defaultValue = "false") boolean confirmed) {
        Checkpoint checkpoint = desk.required(launch, slug);
        if (on && !confirmed) {
            return ask(launch, checkpoint, "overwrite", Map.of("on", List.of("true")), scores.heldInCourse(launch));
        }
        decide.overwriteWhenHigher(launch.registration(), launch.course(), on);
        Notice notice = Notice.done(SAID + (on ? "overwrite-on" : "overwrite-off"));
        return pages.page(launch, checkpoint, ClassQuery.EVERYONE, notice);
    }

    @PostMapping("/check")
    ModelAndView check(@CurrentLaunch Launch launch, @PathVariable String slug) {
        Checkpoint checkpoint = desk.required(launch, slug);
        Notice notice = switch (compare.compare(launch.registration(), launch.resourceLink(), PATIENCE)) {
            case COMPARED -> Notice.done(SAID + "check-done");
            case BUSY -> Notice.of(SAID + "check-busy");
            case NOTHING_TO_COMPARE -> Notice.unchanged(SAID + "check-nothing");
        };
        return pages.page(launch, checkpoint, ClassQuery.EVERYONE, notice);
    }

    /** A decision about learners of one link: how many grades it changed. */
    private interface Decision {
        int about(long registration, long resourceLink, List<Long> learners);
    }

    private ModelAndView decided(Launch launch, String slug, Selection chosen, String what, Decision decision) {
        Checkpoint checkpoint = desk.required(launch, slug);
        List<Long> learners = chosen.forAll() ? scores.learners(launch, !what.equals("send-again")) : chosen.learners();
        if (chosen.forAll() && !Boolean.TRUE.equals(chosen.confirmed()) && !learners.isEmpty()) {
            return ask(launch, checkpoint, what, chosen.again(), learners.size());
        }
        if (learners.isEmpty() && !chosen.forAll()) {
            return pages.page(launch, checkpoint, chosen.asked(), Notice.unchanged(SAID + "nobody"));
        }
        int changed = learners.isEmpty() ? 0 : decision.about(launch.registration(), launch.resourceLink(), learners);
        Notice notice = changed == 0 ? Notice.of(SAID + what, changed) : Notice.done(SAID + what, changed);
        return pages.page(launch, checkpoint, chosen.asked(), notice);
    }

    private ModelAndView ask(
            Launch launch, Checkpoint checkpoint, String what, Map<String, List<String>> fields, int count) {
        String at = "/checkpoints/" + checkpoint.slug() + "/grades";
        return desk.ask(
                launch,
                checkpoint,
                ClassTab.PATH,
                new AskFirst(
                        at + "/" + what,
                        fields,
                        Notice.of("teaching.ask." + what, count),
                        "teaching.ask." + what + ".yes",
                        at));
    }
}
