package checkpoint.teaching.desk;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.Launch;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/** The class's page, for rooms that have changed something about it; a port. */
public interface ClassDesk {

    /**
     * The page as it is now.
     *
     * @param notice what was just done; {@code null} where nothing was
     */
    ModelAndView of(Launch launch, Checkpoint checkpoint, @Nullable Notice notice);
}
