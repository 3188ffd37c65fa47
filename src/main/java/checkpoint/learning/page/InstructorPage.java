package checkpoint.learning.page;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.Launch;
import org.springframework.web.servlet.ModelAndView;

/** The instructor's view of a checkpoint; a port, since the desk is downstream. */
public interface InstructorPage {

    /** The page on which an instructor's launch lands. */
    ModelAndView of(Launch launch, Checkpoint checkpoint);
}
