package checkpoint.tool.page;

import checkpoint.tool.setup.Origins;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The values that every page opened by a message carries: a token for its forms, who may frame it, the way back. The shell reads
 * it from the model and writes the headers.
 */
public interface Presentation {

    /** Its name in a page's model. */
    String MODEL = "launched";

    /** Names the launch in the browser's storage; not a secret. */
    String id();

    /** A fresh access token, for the hidden field {@code access_token} of each form. */
    String token();

    /** The origins that may frame this page, separated by spaces, for the Content-Security-Policy. */
    String frameAncestors();

    /** The way back to the course, for the foot of the page; {@code null} where the page has its own. */
    @Nullable
    URI returnUrl();

    /** The platform's product, whose manners in a frame the page minds; {@code null} where none matter. */
    default @Nullable String productFamily() {
        return null;
    }

    /** The origin of the page that frames this one, as far as the message told; {@code null} if it did not. */
    default @Nullable String parentOrigin() {
        return Origins.of(returnUrl()).orElse(null);
    }

    /** BCP 47, as the platform sent it; {@code null} if it did not. */
    @Nullable
    String locale();
}
