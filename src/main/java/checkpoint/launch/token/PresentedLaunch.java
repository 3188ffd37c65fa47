package checkpoint.launch.token;

import checkpoint.tool.page.Presentation;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The values that the pages of a launch carry. Made by {@link LaunchTokens#carry(Launch)}.
 *
 * @param token empty where the launch has come to its end
 */
public record PresentedLaunch(Launch launch, String token, String frameAncestors) implements Presentation {

    /** Its name in a page's model. */
    public static final String MODEL = Presentation.MODEL;

    @Override
    public String id() {
        return launch.id();
    }

    @Override
    public @Nullable String productFamily() {
        return launch.productFamily();
    }

    @Override
    public @Nullable URI returnUrl() {
        return launch.returnUrl();
    }

    @Override
    public @Nullable String locale() {
        return launch.locale();
    }
}
