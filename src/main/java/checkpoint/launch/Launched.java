package checkpoint.launch;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What every page of a launch needs: the token for its forms, who may frame it, the way back. Made by
 * {@link LaunchTokens#carry(Launch)}; the shell reads it from the model and writes the headers.
 *
 * @param launch the launch
 * @param token a fresh access token, for the hidden field {@code access_token} of each form; empty where the launch has come to
 *     its end
 * @param frameAncestors the origins that may frame this page, separated by spaces, for the Content-Security-Policy
 */
public record Launched(Launch launch, String token, String frameAncestors) {

    /** Its name in a page's model. */
    public static final String MODEL = "launched";

    public @Nullable URI returnUrl() {
        return launch.returnUrl();
    }
}
