package checkpoint.platform.outbound;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to another host.
 *
 * @param headers sent exactly as given; bearer tokens go only where the caller knows that they belong
 * @param maximumBytes the largest answer that is read, in bytes; a larger one is a {@link Failure#TOO_LARGE}
 */
public record Call(String method, URI uri, Map<String, String> headers, byte @Nullable [] body, int maximumBytes) {

    private static final int USUAL_MAXIMUM = 1 << 20;

    public static Call get(URI uri) {
        return new Call("GET", uri, Map.of(), null, USUAL_MAXIMUM);
    }

    public static Call post(URI uri, String contentType, String body) {
        return new Call(
                "POST", uri, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8), USUAL_MAXIMUM);
    }

    public Call with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Call(method, uri, all, body, maximumBytes);
    }

    public Call atMost(int bytes) {
        return new Call(method, uri, headers, body, bytes);
    }
}
