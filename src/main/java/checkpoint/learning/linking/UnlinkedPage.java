package checkpoint.learning.linking;

import checkpoint.content.checkpoint.Checkpoints;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.LaunchTokens;
import checkpoint.launch.token.PresentedLaunch;
import checkpoint.launch.token.Role;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of a link that opens no checkpoint yet: an instructor chooses one, everyone else reads who has to do what. */
@Component
public class UnlinkedPage {

    private final Checkpoints checkpoints;
    private final LaunchTokens tokens;

    UnlinkedPage(Checkpoints checkpoints, LaunchTokens tokens) {
        this.checkpoints = checkpoints;
        this.tokens = tokens;
    }

    /** The page for this launch's role. */
    public ModelAndView of(Launch launch) {
        Map<String, Object> model = new HashMap<>();
        model.put(PresentedLaunch.MODEL, tokens.carry(launch));
        if (launch.role() != Role.INSTRUCTOR) {
            return new ModelAndView("learning/linking/unlinked", model);
        }
        model.put("choice", checkpoints.choice(launch.registration(), launch.course()));
        String missing = launch.boundCheckpoint() == null ? launch.requestedCheckpoint() : launch.boundCheckpoint();
        if (missing != null && checkpoints.open(launch.registration(), missing).isEmpty()) {
            model.put("missing", missing);
        }
        return new ModelAndView("learning/linking/choose", model);
    }
}
