package checkpoint.platform.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;

/** Reads an answer within the caller's limits. */
final class ReadReply {

    private ReadReply() {}

    static Reply read(HttpUriRequestBase request, ClassicHttpResponse response, Call call) throws IOException {
        InputStream content = DecodedBody.of(response);
        Call.BodyReader reader = call.reader();
        boolean streamed = reader != null && response.getCode() >= 200 && response.getCode() < 300;
        byte[] body = streamed && reader != null
                ? stream(request, content, reader)
                : body(request, content, call.maximumBytes());
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(String.valueOf(header.getValue()));
        }
        String reason = response.getReasonPhrase();
        return new Reply.Answered(response.getCode(), reason == null ? "" : reason, headers, body);
    }

    private static byte[] stream(HttpUriRequestBase request, InputStream in, Call.BodyReader reader)
            throws IOException {
        try {
            reader.read(in);
            if (in.read() >= 0) {
                request.abort();
            }
        } catch (IOException | RuntimeException e) {
            request.abort();
            throw e;
        }
        return new byte[0];
    }

    /** Closing the stream, or leaving the rest to the client, would read an answer that is too long to its end: the request is aborted. */
    private static byte[] body(HttpUriRequestBase request, InputStream in, int maximum) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8_192];
        int read = in.read(buffer);
        while (read >= 0) {
            out.write(buffer, 0, read);
            if (out.size() > maximum) {
                request.abort();
                throw new TooLarge();
            }
            read = in.read(buffer);
        }
        in.close();
        return out.toByteArray();
    }

    /** An answer is longer than the caller allows. */
    static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1;
    }
}
