package checkpoint.rehearsal;

import checkpoint.attempt.AttemptReason;
import checkpoint.content.Checkpoint;
import checkpoint.launch.CurrentLaunch;
import checkpoint.launch.Launch;
import checkpoint.launch.LaunchTokens;
import checkpoint.launch.Launched;
import checkpoint.launch.Role;
import checkpoint.page.CheckpointPages;
import checkpoint.rehearsal.Rehearsal.Shown;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * An instructor walks the learner's way. Every page begins with made-up attempts of the real checkpoint, at the stage that its
 * address names, and is forgotten once it is shown: nothing is read of learners, nothing stored, nothing graded.
 */
@Controller
@RequestMapping("/checkpoints/{slug}/as/{stage}")
class WalkController {

    private final CheckpointPages pages;
    private final LaunchTokens tokens;
    private final Clock clock;

    WalkController(CheckpointPages pages, LaunchTokens tokens, Clock clock) {
        this.pages = pages;
        this.tokens = tokens;
        this.clock = clock;
    }

    @PostMapping
    ModelAndView stage(@CurrentLaunch Launch launch, @PathVariable String slug, @PathVariable String stage) {
        Checkpoint checkpoint = required(launch, slug);
        Stage at = stage(launch, checkpoint, stage);
        return page(launch, checkpoint, at, rehearsal(checkpoint).at(checkpoint, at));
    }

    @PostMapping({"/page", "/page/**"})
    ModelAndView page(
            @CurrentLaunch Launch launch,
            @PathVariable String slug,
            @PathVariable String stage,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request) {
        Checkpoint checkpoint = required(launch, slug);
        Stage at = stage(launch, checkpoint, stage);
        List<String> rest = rest(request);
        Rehearsal rehearsal = rehearsal(checkpoint);
        rehearsal.at(checkpoint, at);
        if (rest.size() == 3) {
            // Work in the attempt that the page before began, and that was forgotten with it.
            rehearsal.start(checkpoint, new LinkedMultiValueMap<>(Map.of("number", List.of(rest.get(1)))));
        }
        Shown shown = new RehearsedPages(rehearsal)
                .page(checkpoint, rest, form)
                .orElseThrow(() -> CheckpointPages.refusal(AttemptReason.NO_SUCH_PAGE, launch));
        return page(launch, checkpoint, at, shown);
    }

    /** The same draw for each page of one version, for the next page finds again what this one put. */
    private Rehearsal rehearsal(Checkpoint checkpoint) {
        return new Rehearsal(clock, new Random(checkpoint.digest().hashCode()));
    }

    private ModelAndView page(Launch launch, Checkpoint checkpoint, Stage at, Shown shown) {
        Map<String, Object> model = new HashMap<>(shown.model());
        model.put(Launched.MODEL, tokens.carry(launch));
        model.put(
                Walk.MODEL,
                new Walk(checkpoint.slug(), at, Stage.of(checkpoint), false, "/checkpoints/" + checkpoint.slug()));
        return new ModelAndView(shown.template(), model);
    }

    private Checkpoint required(Launch launch, String slug) {
        Checkpoint checkpoint = pages.required(launch, slug);
        if (launch.role() != Role.INSTRUCTOR) {
            throw CheckpointPages.refusal(AttemptReason.INSTRUCTORS_ONLY, launch);
        }
        return checkpoint;
    }

    private static Stage stage(Launch launch, Checkpoint checkpoint, String name) {
        return Stage.of(checkpoint, name)
                .orElseThrow(() -> CheckpointPages.refusal(AttemptReason.NO_SUCH_PAGE, launch));
    }

    private static List<String> rest(HttpServletRequest request) {
        String path = request.getRequestURI();
        String rest = path.substring(path.indexOf("/page", path.indexOf("/as/")) + "/page".length());
        return Arrays.stream(rest.split("/")).filter(part -> !part.isEmpty()).toList();
    }
}
