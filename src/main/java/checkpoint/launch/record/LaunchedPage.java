package checkpoint.launch.record;

import checkpoint.launch.message.Ancestry;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.PresentedLaunch;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page that a resource link launch opens, answered in the same response. Its one implementation is downstream (
 * {@code attempt}): the launch knows nothing of pages.
 */
public interface LaunchedPage {

    /**
     * The page of this launch; its model carries a {@link PresentedLaunch} under {@link PresentedLaunch#MODEL}.
     */
    ModelAndView open(Launch launch, Arrival arrival);

    /**
     * Facts that are known only at the moment of the launch.
     *
     * @param name how the person is called, if the platform said so; shown on this page and not kept in the token
     * @param firstOfLink whether this learner opened this resource link for the first time
     * @param nothingStored whether nothing of this learner needs to be read: they were never seen before, and neither settings of the
     *     course nor an accommodation were waiting for them
     * @param ancestry what the course and the link were copied from
     */
    record Arrival(@Nullable String name, boolean firstOfLink, boolean nothingStored, Ancestry ancestry) {

        /** One whose platform tells no history. */
        public Arrival(@Nullable String name, boolean firstOfLink, boolean nothingStored) {
            this(name, firstOfLink, nothingStored, Ancestry.NONE);
        }
    }
}
