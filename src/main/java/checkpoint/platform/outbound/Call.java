package checkpoint.platform.outbound;

import java.io.IOException;
import java.io.InputStream;
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
 * @param reader takes the body of a 2xx answer while it arrives, whatever its size; {@code null}: it is kept in memory
 */
public record Call(
        String method,
        URI uri,
        Map<String, String> headers,
        byte @Nullable [] body,
        int maximumBytes,
        @Nullable BodyReader reader) {

    private static final int USUAL_MAXIMUM = 1 << 20;

    public static Call get(URI uri) {
        return new Call("GET", uri, Map.of(), null, USUAL_MAXIMUM, null);
    }

    public static Call post(URI uri, String contentType, String body) {
        return new Call(
                "POST",
                uri,
                Map.of("Content-Type", contentType),
                body.getBytes(StandardCharsets.UTF_8),
                USUAL_MAXIMUM,
                null);
    }

    public Call with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Call(method, uri, all, body, maximumBytes, reader);
    }

    public Call atMost(int bytes) {
        return new Call(method, uri, headers, body, bytes, reader);
    }

    /** The same, whose 2xx answer is read while it arrives, so that its size costs no memory. */
    public Call readBy(BodyReader bodyReader) {
        return new Call(method, uri, headers, body, maximumBytes, bodyReader);
    }

    /** Reads a body as it arrives. What it leaves unread is not fetched. */
    @FunctionalInterface
    public interface BodyReader {

        /** An {@link IOException} of the stream is passed on: the answer was cut off. */
        void read(InputStream body) throws IOException;
    }
}
