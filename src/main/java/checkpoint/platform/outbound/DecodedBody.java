package checkpoint.platform.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** The body of an answer without its {@code Content-Encoding}, which some platforms use unasked; limits count what comes out. */
final class DecodedBody {

    static final String ACCEPTED = "gzip, deflate";

    private DecodedBody() {}

    static InputStream of(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return InputStream.nullInputStream();
        }
        Header encoding = response.getFirstHeader("Content-Encoding");
        String packing = encoding == null
                ? ""
                : String.valueOf(encoding.getValue()).strip().toLowerCase(Locale.ROOT);
        return switch (packing) {
            case "gzip", "x-gzip", "deflate" -> unpacked(entity.getContent(), packing);
            default -> entity.getContent();
        };
    }

    /** An empty body is empty, whatever it says of itself. */
    private static InputStream unpacked(InputStream packed, String packing) throws IOException {
        PushbackInputStream in = new PushbackInputStream(packed, 1);
        int first = in.read();
        if (first < 0) {
            return InputStream.nullInputStream();
        }
        in.unread(first);
        return packing.equals("deflate") ? new InflaterInputStream(in) : new GZIPInputStream(in);
    }
}
