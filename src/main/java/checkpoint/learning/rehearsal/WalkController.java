package checkpoint.learning.rehearsal;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.LaunchTokens;
import checkpoint.launch.token.PresentedLaunch;
import checkpoint.launch.token.Role;
import checkpoint.learning.attempt.AttemptReason;
import checkpoint.learning.page.CheckpointPages;
import checkpoint.learning.page.SaveReply;
import checkpoint.learning.page.Stage;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import checkpoint.tool.page.Tour;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
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

    private static final String RESPONSES = "/page/attempts/{number:[1-9][0-9]{0,7}}/responses";

    private final CheckpointPages pages;
    private final LaunchTokens tokens;
    private final WalkedPages walked;

    WalkController(CheckpointPages pages, LaunchTokens tokens, WalkedPages walked) {
        this.pages = pages;
        this.tokens = tokens;
        this.walked = walked;
    }

    @PostMapping
    ModelAndView stage(@CurrentLaunch Launch launch, @PathVariable String slug, @PathVariable String stage) {
        Checkpoint checkpoint = required(launch, slug);
        Stage at = stage(launch, checkpoint, stage);
        return page(launch, checkpoint, at, walked.at(checkpoint, at));
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
        return page(launch, checkpoint, at, shown(launch, checkpoint, at, form, request));
    }

    /**
     * The same where a form saves: beside {@link #script}, which a browser that takes anything must not reach. With its path among
     * those of {@link #page} it would win over the script's always, for a mapping of more paths counts as the nearer one.
     */
    @PostMapping(RESPONSES)
    ModelAndView saved(
            @CurrentLaunch Launch launch,
            @PathVariable String slug,
            @PathVariable String stage,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request) {
        return page(launch, slug, stage, form, request);
    }

    /** The reply to a student's script that saves answers. */
    @PostMapping(path = RESPONSES, produces = MediaType.APPLICATION_JSON_VALUE)
    void script(
            @CurrentLaunch Launch launch,
            @PathVariable String slug,
            @PathVariable String stage,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Checkpoint checkpoint = required(launch, slug);
        SaveReply reply = shown(launch, checkpoint, stage(launch, checkpoint, stage), form, request)
                .reply();
        if (reply == null) {
            throw CheckpointPages.refusal(AttemptReason.NO_SUCH_PAGE, launch);
        }
        reply.carrying(tokens.renew(launch)).answer(response);
    }

    private Shown shown(
            Launch launch,
            Checkpoint checkpoint,
            Stage at,
            MultiValueMap<String, String> form,
            HttpServletRequest request) {
        return walked.page(checkpoint, at, form, request)
                .orElseThrow(() -> CheckpointPages.refusal(AttemptReason.NO_SUCH_PAGE, launch));
    }

    private ModelAndView page(Launch launch, Checkpoint checkpoint, Stage at, Shown shown) {
        Map<String, Object> model = new HashMap<>(shown.model());
        model.put(PresentedLaunch.MODEL, tokens.carry(launch));
        model.put(
                Tour.MODEL,
                new Walk(
                        checkpoint.slug(),
                        at,
                        Stage.of(checkpoint),
                        false,
                        "/checkpoints/" + checkpoint.slug() + "/preview"));
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
}
