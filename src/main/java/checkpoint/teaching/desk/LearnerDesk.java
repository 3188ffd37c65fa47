package checkpoint.teaching.desk;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.Launch;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/** One learner's page, for rooms that have changed something about them; a port. */
public interface LearnerDesk {

    /**
     * The page as it is now.
     *
     * @param subject the platform's name for them; refused where they are not of the launch's class
     * @param notice what was just done; {@code null} where nothing was
     */
    ModelAndView of(Launch launch, Checkpoint checkpoint, String subject, @Nullable Notice notice);
}
