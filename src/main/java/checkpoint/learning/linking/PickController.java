package checkpoint.learning.linking;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.tool.refusal.Refusal;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** An instructor picks content for the course (Deep Linking 2.0). */
@Controller
@RequestMapping("/links/content")
class PickController {

    private static final Logger LOG = LoggerFactory.getLogger(PickController.class);

    private final PickerTokens tokens;
    private final PickerPages pages;
    private final Checkpoints checkpoints;
    private final DeepLinkingResponse responses;
    private final GivenResponses given;

    PickController(
            PickerTokens tokens,
            PickerPages pages,
            Checkpoints checkpoints,
            DeepLinkingResponse responses,
            GivenResponses given) {
        this.tokens = tokens;
        this.pages = pages;
        this.checkpoints = checkpoints;
        this.responses = responses;
        this.given = given;
    }

    /** The choice again, with what stood in it. */
    @PostMapping
    ModelAndView choice(@RequestParam MultiValueMap<String, String> fields) {
        return pages.choice(tokens.current(), new PickForm(fields));
    }

    @PostMapping("/preview")
    ModelAndView preview(@RequestParam MultiValueMap<String, String> fields, @RequestParam String preview) {
        Picker picker = tokens.current();
        return pages.preview(picker, required(picker, preview), new PickForm(fields));
    }

    /** Hands the choice to the platform, once: with what was picked, or with nothing where it was called off. */
    @PostMapping("/selection")
    ModelAndView selection(@RequestParam MultiValueMap<String, String> fields) {
        Picker picker = tokens.current();
        if (fields.containsKey("cancel")) {
            given.give(picker, List.of());
            return pages.response(picker, responses.nothing(picker));
        }
        PickForm form = new PickForm(fields);
        List<Checkpoint> chosen =
                form.slugs().stream().map(slug -> required(picker, slug)).toList();
        return switch (form.read(picker, chosen)) {
            case PickForm.Read.Faulty(var faults) -> pages.choice(picker, form, faults);
            case PickForm.Read.Picked(var picks) -> {
                given.give(picker, picks);
                LOG.info("Picker {} of registration {} picked {}", picker.id(), picker.registration(), form.slugs());
                yield pages.response(picker, responses.of(picker, picks));
            }
        };
    }

    private Checkpoint required(Picker picker, String slug) {
        return checkpoints
                .choice(picker.registration(), picker.course())
                .find(slug)
                .orElseThrow(() -> Refusal.of(LinkReason.NO_SUCH_CHECKPOINT).at(picker.registration()));
    }
}
