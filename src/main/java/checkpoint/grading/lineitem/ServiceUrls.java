package checkpoint.grading.lineitem;

import checkpoint.platform.outbound.WebAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Addresses below a line item, and filters of a container: path and query are kept apart (AGS 3.3.1, 3.4.1). Each is empty where what
 * the platform named is not an address, also when read as browsers would.
 */
public final class ServiceUrls {

    private ServiceUrls() {}

    /** {@code …/lineitem?type_id=1} with {@code /scores} put before the query. */
    public static Optional<URI> below(String lineItem, String name) {
        return WebAddress.read(lineItem).map(uri -> {
            String text = uri.toString();
            int query = text.indexOf('?');
            String path = query < 0 ? text : text.substring(0, query);
            String rest = query < 0 ? "" : text.substring(query);
            return URI.create((path.endsWith("/") ? path.substring(0, path.length() - 1) : path) + "/" + name + rest);
        });
    }

    /** The address with one more parameter in its query. */
    public static Optional<URI> with(String url, String parameter, String value) {
        return WebAddress.read(url).map(uri -> {
            char separator = uri.getRawQuery() == null ? '?' : '&';
            return URI.create(uri + String.valueOf(separator) + parameter + "="
                    + URLEncoder.encode(value, StandardCharsets.UTF_8));
        });
    }
}
