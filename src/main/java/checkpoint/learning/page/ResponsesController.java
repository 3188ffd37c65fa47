package checkpoint.learning.page;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.launch.token.CurrentLaunch;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.LaunchTokens;
import checkpoint.launch.token.SavingLaunch;
import checkpoint.learning.answer.SaveResponses;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Saves what a learner has answered so far: as a form does, answered with a page, and as a script does, answered with a few
 * fields. The only thing that a token can still do after it has run out, and then it gets no fresh one.
 */
@Controller
@RequestMapping("/checkpoints/{slug}/attempts/{number:[1-9][0-9]{0,7}}/responses")
class ResponsesController {

    private final CheckpointPages pages;
    private final LearnerPages learners;
    private final SaveForm save;
    private final Checkpoints checkpoints;
    private final LaunchTokens tokens;

    ResponsesController(
            CheckpointPages pages, LearnerPages learners, SaveForm save, Checkpoints checkpoints, LaunchTokens tokens) {
        this.pages = pages;
        this.learners = learners;
        this.save = save;
        this.checkpoints = checkpoints;
        this.tokens = tokens;
    }

    @PostMapping
    ModelAndView form(
            @CurrentLaunch SavingLaunch saving,
            @PathVariable String slug,
            @PathVariable int number,
            @RequestParam MultiValueMap<String, String> form) {
        Launch launch = saving.launch();
        Checkpoint checkpoint = pages.required(launch, slug);
        SaveResponses.Outcome outcome = save.save(saving, slug, number, form);
        if (saving.ranOutAt() != null) {
            return save.kept(saving, outcome);
        }
        return switch (outcome) {
            case SaveResponses.Outcome.Saved saved
            when form.containsKey("leave") && saved.elsewhere().isEmpty() -> learners.checkpoint(launch, checkpoint);
            case SaveResponses.Outcome.Saved saved -> learners.saved(launch, saved);
            case SaveResponses.Outcome.TooLate(var sheet) -> learners.tooLate(launch, checkpoint, sheet.attempt());
        };
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    void script(
            @CurrentLaunch SavingLaunch saving,
            @PathVariable String slug,
            @PathVariable int number,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response)
            throws IOException {
        pages.required(saving.launch(), slug);
        String fresh = saving.ranOutAt() == null ? tokens.renew(saving.launch()) : null;
        reply(save.save(saving, slug, number, form), fresh).answer(response);
    }

    private SaveReply reply(SaveResponses.Outcome outcome, @Nullable String fresh) {
        return switch (outcome) {
            case SaveResponses.Outcome.Saved(var sheet, var at, var elsewhere) ->
                SaveReply.saved(
                        sheet.attempt(),
                        checkpoints.version(sheet.attempt().digest()),
                        at,
                        sheet.saved(),
                        elsewhere.keySet(),
                        fresh);
            case SaveResponses.Outcome.TooLate(var sheet) -> SaveReply.ended(sheet.saved(), fresh);
        };
    }
}
