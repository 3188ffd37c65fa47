package checkpoint.launch.token;

import checkpoint.tool.page.Carried;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The values that the pages of a launch carry. Made by {@link LaunchTokens#carry(Launch)}.
 *
 * @param token empty where the launch has come to its end
 */
public record Launched(Launch launch, String token, String frameAncestors) implements Carried {

    /** Its name in a page's model. */
    public static final String MODEL = Carried.MODEL;

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
