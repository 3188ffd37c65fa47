package checkpoint.launch.record;

import checkpoint.launch.token.Launch;
import org.springframework.web.servlet.ModelAndView;

/** Shows the page of a launch again, after something on it was changed; a port, implemented downstream. */
public interface CheckpointPage {

    /** The page as it is now; its model carries a {@link checkpoint.launch.token.PresentedLaunch}. */
    ModelAndView of(Launch launch);
}
