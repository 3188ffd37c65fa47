package practice.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One request and its answer. */
public final class Exchange {

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(204, "No Content"),
            Map.entry(303, "See Other"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(409, "Conflict"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(422, "Unprocessable Entity"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"));

    private final Socket caller;
    private final InputStream in;
    private final OutputStream out;
    private final Clock clock;
    private final String method;
    private final URI target;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final StringBuilder answerHeaders = new StringBuilder();
    private int status;
    private boolean goesOn = true;
    private boolean breaksOff;
    private Runnable beforeAnswer = () -> {};

    private Exchange(
            Socket caller,
            InputStream in,
            OutputStream out,
            Clock clock,
            String start,
            Map<String, String> headers,
            byte[] body) {
        String[] words = start.split(" ");
        this.caller = caller;
        this.in = in;
        this.out = out;
        this.clock = clock;
        this.method = words[0];
        this.target = URI.create(words[1]);
        this.headers = headers;
        this.body = body;
        read(target.getRawQuery());
        if (String.valueOf(header("Content-Type")).startsWith("application/x-www-form-urlencoded")) {
            read(text());
        }
    }

    /** The next request of a connection; {@code null} where the caller has no more. */
    static Exchange read(Socket caller, InputStream in, OutputStream out, Clock clock) throws IOException {
        RequestReader reader = new RequestReader(in, out);
        String start = reader.line();
        if (start == null || start.split(" ").length != 3) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = reader.line(); line != null && !line.isEmpty(); line = reader.line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        try {
            return new Exchange(caller, in, out, clock, start, headers, reader.body(headers));
        } catch (IllegalArgumentException e) {
            throw new IOException("not a request", e);
        }
    }

    private void read(String encoded) {
        if (encoded == null) {
            return;
        }
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    public String method() {
        return method;
    }

    public String path() {
        return target.getPath();
    }

    /** As it was sent; empty if none. */
    public String query() {
        return target.getRawQuery() == null ? "" : target.getRawQuery();
    }

    /** {@code null} where it was not sent. */
    public String header(String name) {
        return headers.get(name);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** From the query or the form; {@code null} where it was not sent. */
    public String parameter(String name) {
        return parameters.get(name);
    }

    public Map<String, String> parameters() {
        return Map.copyOf(parameters);
    }

    public String cookie(String name) {
        String all = header("Cookie");
        if (all != null) {
            for (String pair : all.split(";\\s*")) {
                if (pair.startsWith(name + "=")) {
                    return pair.substring(name.length() + 1);
                }
            }
        }
        return null;
    }

    public void setHeader(String name, String value) {
        answerHeaders.append(name).append(": ").append(value).append("\r\n");
    }

    public void page(int status, String html) throws IOException {
        setHeader("Cache-Control", "no-store");
        answer(status, "text/html; charset=utf-8", html);
    }

    public void json(int status, String mediaType, String json) throws IOException {
        answer(status, mediaType, json);
    }

    public void redirect(String location) throws IOException {
        setHeader("Location", location);
        answer(303, "text/plain", "");
    }

    public void answer(int status, String mediaType, String text) throws IOException {
        answer(status, REASONS.getOrDefault(status, "Status"), mediaType, text);
    }

    /** With words of its own in the reason phrase. */
    public void answer(int status, String reason, String mediaType, String text) throws IOException {
        if (breaksOff) {
            drop();
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(bytes.length + 256);
        String head = "HTTP/1.1 " + status + " " + reason.replaceAll("[\\r\\n]", " ") + "\r\n"
                + "Date: " + HTTP_DATE.format(clock.instant().atOffset(ZoneOffset.UTC)) + "\r\n"
                + "Content-Type: " + mediaType + "\r\n"
                + answerHeaders
                + (status == 204 ? "" : "Content-Length: " + bytes.length + "\r\n")
                + "\r\n";
        // As UTF-8: Moodle's reason phrases and Link headers carry what ASCII has not.
        whole.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        if (!method.equals("HEAD")) {
            whole.writeBytes(bytes);
        }
        this.status = status;
        beforeAnswer.run();
        out.write(whole.toByteArray());
        out.flush();
        goesOn = !"close".equalsIgnoreCase(header("Connection"));
    }

    /** What was answered; 0 for not a word. */
    public int status() {
        return status;
    }

    boolean goesOn() {
        return goesOn;
    }

    /** Ends the connection without a word. */
    public void drop() throws IOException {
        goesOn = false;
        beforeAnswer.run();
        caller.close();
    }

    /** Runs the moment before the caller can know that it is over. */
    public void beforeAnswer(Runnable what) {
        beforeAnswer = what;
    }

    /** Whatever is going to be answered, the caller does not hear it. */
    public void dropInsteadOfAnswer() {
        breaksOff = true;
    }

    /** Answers never: until the caller has had enough. */
    public void hang() throws IOException {
        while (true) {
            delay(Duration.ofHours(1));
        }
    }

    /** Waits, and fails the moment that the caller leaves. */
    public void delay(Duration howLong) throws IOException {
        caller.setSoTimeout((int) Math.max(1, howLong.toMillis()));
        in.mark(1);
        try {
            if (in.read() < 0) {
                throw new IOException("the caller has left");
            }
            in.reset();
        } catch (SocketTimeoutException e) {
            // Still there, and silent, as it should be.
        } finally {
            if (!caller.isClosed()) {
                caller.setSoTimeout(0);
            }
        }
    }
}
