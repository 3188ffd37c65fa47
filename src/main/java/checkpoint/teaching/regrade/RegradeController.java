package checkpoint.teaching.regrade;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import checkpoint.learning.answer.VoidTreatment;
import checkpoint.learning.correction.Correction;
import checkpoint.learning.correction.Regrade;
import checkpoint.teaching.desk.AskFirst;
import checkpoint.teaching.desk.DeskPages;
import checkpoint.teaching.desk.DeskTab;
import checkpoint.teaching.desk.Notice;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** An instructor sees what a regrade would do, does it, and undoes it; all of it in the course of their launch. */
@Controller
@RequestMapping("/checkpoints/{slug}/regrade")
class RegradeController implements DeskTab {

    private static final String PATH = "regrade";
    private static final String VOID = "void.";
    private static final int MOST_QUESTIONS = 2000;

    private final DeskPages desk;
    private final PreviewRegrade preview;
    private final AskRegrade ask;
    private final Regrades regrades;
    private final Clock clock;

    RegradeController(DeskPages desk, PreviewRegrade preview, AskRegrade ask, Regrades regrades, Clock clock) {
        this.desk = desk;
        this.preview = preview;
        this.ask = ask;
        this.regrades = regrades;
        this.clock = clock;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public int place() {
        return 25;
    }

    /** A preview of the scores, with the form's rules for questions, or the newest regrade's. */
    @PostMapping
    ModelAndView show(
            @CurrentLaunch Launch launch, @PathVariable String slug, @RequestParam MultiValueMap<String, String> form) {
        Checkpoint checkpoint = desk.required(launch, slug);
        Map<String, VoidTreatment> voided = form.containsKey("shown") ? voided(form) : null;
        return page(launch, checkpoint, voided, null);
    }

    @PostMapping("/applied")
    ModelAndView apply(
            @CurrentLaunch Launch launch,
            @PathVariable String slug,
            @RequestParam String digest,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "false") boolean falls,
            @RequestParam MultiValueMap<String, String> form) {
        Checkpoint checkpoint = desk.required(launch, slug);
        Map<String, VoidTreatment> voided = voided(form);
        if (!checkpoint.digest().equals(digest)) {
            return page(launch, checkpoint, voided, Notice.unchanged("regrade.notice.newer"));
        }
        AskRegrade.Outcome outcome = ask.regrade(Course.of(launch, slug), new Correction(digest, voided), falls, after);
        return page(launch, checkpoint, null, notice(outcome, "applied"));
    }

    /** A second press, for what the first one leaves: passes that fall, an undoing, and the passes that an undoing takes. It asks first. */
    @PostMapping("/{act:passes|undone|undone-passes}")
    ModelAndView act(
            @CurrentLaunch Launch launch,
            @PathVariable String slug,
            @PathVariable String act,
            @RequestParam long regrade,
            @RequestParam(defaultValue = "false") boolean confirmed) {
        Checkpoint checkpoint = desk.required(launch, slug);
        if (!confirmed) {
            return question(launch, checkpoint, act, regrade);
        }
        Course course = Course.of(launch, slug);
        return page(
                launch,
                checkpoint,
                null,
                switch (act) {
                    case "passes" -> notice(ask.lowerPasses(course, regrade), "passes-lowered");
                    case "undone" -> notice(ask.undo(course, regrade, false), act);
                    default -> notice(ask.undo(course, regrade, true), act);
                });
    }

    private ModelAndView question(Launch launch, Checkpoint checkpoint, String act, long regrade) {
        String at = "/checkpoints/" + checkpoint.slug() + "/" + PATH;
        Regrades.Changed changed = regrades.newest(Course.of(launch, checkpoint.slug()))
                .filter(one -> one.id() == regrade)
                .map(regrades::changed)
                .orElse(new Regrades.Changed(0, 0, 0));
        return desk.ask(
                launch,
                checkpoint,
                PATH,
                new AskFirst(
                        at + "/" + act,
                        Map.of("regrade", List.of(Long.toString(regrade))),
                        Notice.of("regrade.ask." + act, changed.raised() + changed.lowered(), changed.passed()),
                        "regrade.ask." + act + ".yes",
                        at));
    }

    private static Notice notice(AskRegrade.Outcome outcome, String done) {
        return switch (outcome) {
            case DONE -> Notice.done("regrade.notice." + done);
            case NOT_NOW -> Notice.unchanged("regrade.notice.not-now");
            case TOO_LATE -> Notice.unchanged("regrade.notice.too-late");
        };
    }

    private ModelAndView page(
            Launch launch, Checkpoint checkpoint, @Nullable Map<String, VoidTreatment> form, @Nullable Notice notice) {
        Course course = Course.of(launch, checkpoint.slug());
        Optional<Regrade> newest = regrades.newest(course);
        Map<String, VoidTreatment> voided = form == null
                ? newest.filter(one -> one.state().counts())
                        .map(one -> one.correction().voided())
                        .orElse(Map.of())
                : form;
        RegradeView view = new RegradeView(
                preview.preview(course, new Correction(checkpoint.digest(), voided)),
                checkpoint.digest(),
                voided,
                newest.orElse(null),
                newest.map(regrades::progress).orElse(null),
                newest.map(regrades::changed).orElse(null),
                newest.filter(one -> AskRegrade.isUndoable(one, clock.instant()))
                        .isPresent());
        return desk.page(launch, checkpoint, PATH, "teaching/regrade/regrade", Map.of("view", view), notice);
    }

    private static Map<String, VoidTreatment> voided(MultiValueMap<String, String> form) {
        Map<String, VoidTreatment> voided = new TreeMap<>();
        form.forEach((field, values) -> {
            if (field.startsWith(VOID) && voided.size() < MOST_QUESTIONS) {
                Arrays.stream(VoidTreatment.values())
                        .filter(how -> values.contains(how.name()))
                        .findFirst()
                        .ifPresent(how -> voided.put(field.substring(VOID.length()), how));
            }
        });
        return voided;
    }
}
