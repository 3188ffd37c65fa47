package checkpoint.preview;

import checkpoint.content.checkpoint.Embeds;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A reply of the preview. */
@SuppressWarnings("ArrayRecordComponent")
record Reply(int status, String type, byte[] body, String policy) {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String POLICY_OF_ALL_ELSE = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    static Reply text(int status, String words) {
        return new Reply(status, "text/plain;charset=UTF-8", words.getBytes(StandardCharsets.UTF_8));
    }

    Reply(int status, String type, byte[] body) {
        this(status, type, body, POLICY_OF_ALL_ELSE);
    }

    /** A page, in which a browser loads frames of these hosts and of no other. */
    static Reply html(String page, Embeds embeds) {
        return new Reply(
                200, "text/html;charset=UTF-8", page.getBytes(StandardCharsets.UTF_8), POLICY + embeds.policy());
    }

    void send(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Content-Security-Policy", policy);
        boolean bare = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bare ? -1 : body.length);
        if (!bare) {
            exchange.getResponseBody().write(body);
        }
    }
}
