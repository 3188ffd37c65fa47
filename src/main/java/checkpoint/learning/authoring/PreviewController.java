package checkpoint.learning.authoring;

import checkpoint.content.authored.JudgeDraft;
import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.message.Availability;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.PresentedLaunch;
import checkpoint.launch.token.Role;
import checkpoint.learning.authoring.Desk.Sheet;
import checkpoint.learning.linking.Author;
import checkpoint.learning.page.SaveReply;
import checkpoint.learning.page.Stage;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import checkpoint.learning.rehearsal.Walk;
import checkpoint.learning.rehearsal.WalkedPages;
import checkpoint.tool.page.Tour;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
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

/** An author walks the learner's way through a draft, exactly as students will: read, answered, marked. Nothing is kept. */
@Controller
@RequestMapping("/authoring/drafts/{slug}/as/{stage}")
class PreviewController {

    private static final String RESPONSES = "/page/attempts/{number:[1-9][0-9]{0,7}}/responses";

    private final Desk desk;
    private final JudgeDraft judge;
    private final WalkedPages walked;
    private final Clock clock;

    PreviewController(Desk desk, JudgeDraft judge, WalkedPages walked, Clock clock) {
        this.desk = desk;
        this.judge = judge;
        this.walked = walked;
        this.clock = clock;
    }

    @PostMapping
    ModelAndView stage(@PathVariable String slug, @PathVariable String stage) {
        Sheet sheet = desk.sheet(slug);
        Checkpoint checkpoint = checkpoint(sheet);
        Stage at = stage(sheet, checkpoint, stage);
        return page(sheet, checkpoint, at, walked.at(checkpoint, at));
    }

    @PostMapping({"/page", "/page/**"})
    ModelAndView page(
            @PathVariable String slug,
            @PathVariable String stage,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request) {
        Sheet sheet = desk.sheet(slug);
        Checkpoint checkpoint = checkpoint(sheet);
        Stage at = stage(sheet, checkpoint, stage);
        return page(sheet, checkpoint, at, shown(sheet, checkpoint, at, form, request));
    }

    /** The same where a form saves. */
    @PostMapping(RESPONSES)
    ModelAndView saved(
            @PathVariable String slug,
            @PathVariable String stage,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request) {
        return page(slug, stage, form, request);
    }

    /** The reply to a student's script that saves answers. */
    @PostMapping(path = RESPONSES, produces = MediaType.APPLICATION_JSON_VALUE)
    void script(
            @PathVariable String slug,
            @PathVariable String stage,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Sheet sheet = desk.sheet(slug);
        Checkpoint checkpoint = checkpoint(sheet);
        SaveReply reply = shown(sheet, checkpoint, stage(sheet, checkpoint, stage), form, request)
                .reply();
        if (reply == null) {
            throw sheet.seat().noSuchFile();
        }
        reply.carrying(sheet.seat().author().carried().token()).answer(response);
    }

    private Shown shown(
            Sheet sheet,
            Checkpoint checkpoint,
            Stage at,
            MultiValueMap<String, String> form,
            HttpServletRequest request) {
        return walked.page(checkpoint, at, form, request).orElseThrow(sheet.seat()::noSuchFile);
    }

    private ModelAndView page(Sheet sheet, Checkpoint checkpoint, Stage at, Shown shown) {
        String base = "/authoring/drafts/" + checkpoint.slug();
        Map<String, Object> model = new HashMap<>(shown.model());
        model.put(PresentedLaunch.MODEL, launched(sheet.seat().author(), checkpoint));
        model.put(Tour.MODEL, new Walk(checkpoint.slug(), base, at, Stage.of(checkpoint), false, base));
        return new ModelAndView(shown.template(), model);
    }

    /** The learner's pages are of a launch; a picker has none, and nothing of it is read here. */
    private PresentedLaunch launched(Author author, Checkpoint checkpoint) {
        Launch launch = new Launch(
                author.carried().id(),
                author.registration(),
                null,
                author.course() == null ? 0 : author.course(),
                0,
                Role.INSTRUCTOR,
                false,
                checkpoint.slug(),
                null,
                author.locale(),
                author.picking() ? null : author.returnUrl(),
                null,
                true,
                clock.instant(),
                Availability.NONE);
        return new PresentedLaunch(
                launch, author.carried().token(), author.carried().frameAncestors());
    }

    private Checkpoint checkpoint(Sheet sheet) {
        Checkpoint checkpoint = judge.of(sheet.draft()).checkpoint();
        if (checkpoint == null) {
            throw sheet.seat().refusal(AuthoringReason.HAS_FAULTS);
        }
        return checkpoint;
    }

    private static Stage stage(Sheet sheet, Checkpoint checkpoint, String name) {
        return Stage.of(checkpoint, name).orElseThrow(sheet.seat()::noSuchFile);
    }
}
