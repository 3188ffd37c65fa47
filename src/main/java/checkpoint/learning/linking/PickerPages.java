package checkpoint.learning.linking;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.tool.page.Presentation;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The pages on which an instructor picks content. */
@Component
class PickerPages {

    private final Checkpoints checkpoints;
    private final PickerTokens tokens;

    PickerPages(Checkpoints checkpoints, PickerTokens tokens) {
        this.checkpoints = checkpoints;
        this.tokens = tokens;
    }

    /** All checkpoints, with what may be set for each. */
    ModelAndView choice(Picker picker, PickForm form) {
        return choice(picker, form, Map.of());
    }

    /** The same, with what could not be read of the form. */
    ModelAndView choice(Picker picker, PickForm form, Map<String, String> faults) {
        Map<String, Object> model = model(picker);
        model.put("choice", checkpoints.choice(picker.registration(), picker.course()));
        model.put("writes", picker.course() != null);
        model.put("multiple", picker.asked().multiple());
        model.put("points", picker.takesLineItems());
        model.put("dates", picker.takesDates());
        model.put("form", form);
        model.put("faults", faults);
        return new ModelAndView("learning/linking/pick", model);
    }

    /** A checkpoint as its learners meet it, without its keys. */
    ModelAndView preview(Picker picker, Checkpoint checkpoint, PickForm form) {
        Map<String, Object> model = model(picker);
        model.put("subject", checkpoint);
        model.put("form", form);
        return new ModelAndView("learning/linking/preview", model);
    }

    /** The response on its way to the platform. */
    ModelAndView response(Picker picker, String jwt) {
        Map<String, Object> model = model(picker);
        model.put("action", picker.asked().returnUrl().toString());
        model.put("jwt", jwt);
        model.put("postsElsewhere", true);
        return new ModelAndView("learning/linking/respond", model);
    }

    private Map<String, Object> model(Picker picker) {
        Map<String, Object> model = new HashMap<>();
        model.put(Presentation.MODEL, tokens.carry(picker));
        return model;
    }
}
