package checkpoint.tool.setup;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Origins of web addresses, as browsers compare them: scheme, host and port. */
public final class Origins {

    private Origins() {}

    /** Whether this is an absolute http or https URL with a host and without a user. */
    public static boolean isWeb(URI uri) {
        return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null;
    }

    /** The origin of a URL; empty if it has none that a browser would know. */
    public static Optional<String> of(@Nullable URI uri) {
        if (uri == null || !isWeb(uri)) {
            return Optional.empty();
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean usual = uri.getPort() == -1 || uri.getPort() == ("https".equals(scheme) ? 443 : 80);
        return Optional.of(
                scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + uri.getPort()));
    }

    /** The same of a text; empty where it is no URL. */
    public static Optional<String> of(String text) {
        try {
            return of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Whether a text is an origin and nothing more. */
    public static boolean isOrigin(String text) {
        return of(text).filter(text::equals).isPresent();
    }
}
