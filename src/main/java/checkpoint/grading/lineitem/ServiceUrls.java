package checkpoint.grading.lineitem;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses below a line item, and filters of a container: path and query are kept apart (AGS 3.3.1, 3.4.1). */
public final class ServiceUrls {

    private ServiceUrls() {}

    /** {@code …/lineitem?type_id=1} with {@code /scores} put before the query. */
    public static URI below(String lineItem, String name) {
        int query = lineItem.indexOf('?');
        String path = query < 0 ? lineItem : lineItem.substring(0, query);
        String rest = query < 0 ? "" : lineItem.substring(query);
        return URI.create((path.endsWith("/") ? path.substring(0, path.length() - 1) : path) + "/" + name + rest);
    }

    /** The address with one more parameter in its query. */
    public static URI with(String url, String parameter, String value) {
        char separator = url.indexOf('?') < 0 ? '?' : '&';
        return URI.create(url + separator + parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
