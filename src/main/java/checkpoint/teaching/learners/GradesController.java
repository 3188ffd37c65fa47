package checkpoint.teaching.learners;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.grading.desired.DecideByHand;
import checkpoint.grading.reconcile.CompareClass;
import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import checkpoint.learning.view.ClassList;
import checkpoint.learning.view.ClassRow;
import checkpoint.teaching.desk.DeskPages;
import checkpoint.teaching.desk.Notice;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * What an instructor does in the class table. Each answers with the page as it then stands, and may be asked for twice. All of it
 * concerns the link of the launch, or its course, whatever the form says.
 */
@Controller
@RequestMapping("/checkpoints/{slug}/grades")
class GradesController {

    /** So long the page waits for a comparison; it goes on without. */
    private static final int PATIENCE_SECONDS = 12;

    private final DeskPages desk;
    private final ClassPages pages;
    private final ClassList classes;
    private final DecideByHand decide;
    private final CompareClass compare;

    GradesController(DeskPages desk, ClassPages pages, ClassList classes, DecideByHand decide, CompareClass compare) {
        this.desk = desk;
        this.pages = pages;
        this.classes = classes;
        this.decide = decide;
        this.compare = compare;
    }

    /** The class, all of it or one state. */
    @PostMapping
    ModelAndView show(
            @CurrentLaunch Launch launch, @PathVariable String slug, @RequestParam(defaultValue = "") String filter) {
        Checkpoint checkpoint = desk.required(launch, slug);
        return pages.page(launch, checkpoint, filter, null);
    }

    @PostMapping("/send-again")
    ModelAndView sendAgain(@CurrentLaunch Launch launch, @PathVariable String slug, Chosen chosen) {
        Checkpoint checkpoint = desk.required(launch, slug);
        return decided(
                launch,
                checkpoint,
                chosen,
                "send-again",
                learners -> decide.sendAgain(launch.registration(), launch.resourceLink(), learners));
    }

    @PostMapping("/send-ours")
    ModelAndView sendOurs(@CurrentLaunch Launch launch, @PathVariable String slug, Chosen chosen) {
        Checkpoint checkpoint = desk.required(launch, slug);
        return decided(
                launch,
                checkpoint,
                chosen,
                "send-ours",
                learners -> decide.sendOurs(launch.registration(), launch.resourceLink(), learners));
    }

    @PostMapping("/keep-theirs")
    ModelAndView keepTheirs(@CurrentLaunch Launch launch, @PathVariable String slug, Chosen chosen) {
        Checkpoint checkpoint = desk.required(launch, slug);
        return decided(
                launch,
                checkpoint,
                chosen,
                "keep-theirs",
                learners -> decide.keepTheirs(launch.registration(), launch.resourceLink(), learners));
    }

    @PostMapping("/overwrite")
    ModelAndView overwrite(
            @CurrentLaunch Launch launch, @PathVariable String slug, @RequestParam(defaultValue = "false") boolean on) {
        Checkpoint checkpoint = desk.required(launch, slug);
        decide.overwriteWhenHigher(launch.registration(), launch.course(), on);
        return page(launch, checkpoint, "", on ? "overwrite-on" : "overwrite-off", 0);
    }

    @PostMapping("/check")
    ModelAndView check(@CurrentLaunch Launch launch, @PathVariable String slug) {
        Checkpoint checkpoint = desk.required(launch, slug);
        CompletableFuture<CompareClass.Outcome> comparison = CompletableFuture.supplyAsync(
                () -> compare.compare(launch.registration(), launch.resourceLink()),
                task -> Thread.ofVirtual().name("comparison").start(task));
        return page(launch, checkpoint, "", "check-" + outcome(comparison), 0);
    }

    private static String outcome(CompletableFuture<CompareClass.Outcome> comparison) {
        try {
            return switch (comparison.get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                case COMPARED -> "done";
                case BUSY -> "busy";
                case NOTHING_TO_COMPARE -> "nothing";
            };
        } catch (TimeoutException e) {
            return "busy";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "busy";
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("the comparison failed", e);
        }
    }

    /**
     * Whom a button was pressed for.
     *
     * @param one the button's own learner
     * @param all everyone in the class
     * @param learner those whose boxes are ticked
     * @param filter what the table shows
     */
    record Chosen(
            @Nullable Long one,
            @Nullable Boolean all,
            @Nullable List<Long> learner,
            @Nullable String filter) {

        List<Long> of(Supplier<List<Long>> everyone) {
            if (one != null) {
                return List.of(one);
            }
            if (Boolean.TRUE.equals(all)) {
                return everyone.get();
            }
            return learner == null ? List.of() : learner;
        }
    }

    private ModelAndView decided(
            Launch launch, Checkpoint checkpoint, Chosen chosen, String what, ToIntFunction<List<Long>> decision) {
        // The page reads the class anyway: only who asks for everyone needs it before.
        List<Long> learners = chosen.of(() -> classes.of(launch, checkpoint.slug()).stream()
                .filter(row -> !row.test())
                .map(ClassRow::learner)
                .toList());
        int changed = learners.isEmpty() ? 0 : decision.applyAsInt(learners);
        String filter = chosen.filter() == null ? "" : chosen.filter();
        return page(launch, checkpoint, filter, learners.isEmpty() ? "nobody" : what, changed);
    }

    private ModelAndView page(Launch launch, Checkpoint checkpoint, String filter, String notice, int count) {
        return pages.page(launch, checkpoint, filter, Notice.of("attempt.class.notice." + notice, count));
    }
}
