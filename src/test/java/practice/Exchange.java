package practice;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One request and its answer. */
final class Exchange {

    private final HttpExchange http;
    private final byte[] body;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    Exchange(HttpExchange http) throws IOException {
        this.http = http;
        this.body = http.getRequestBody().readAllBytes();
        read(http.getRequestURI().getRawQuery());
        if (String.valueOf(header("Content-Type")).startsWith("application/x-www-form-urlencoded")) {
            read(text());
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

    String method() {
        return http.getRequestMethod();
    }

    String path() {
        return http.getRequestURI().getPath();
    }

    String header(String name) {
        return http.getRequestHeaders().getFirst(name);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** From the query or the form; {@code null} where it was not sent. */
    String parameter(String name) {
        return parameters.get(name);
    }

    String cookie(String name) {
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

    void setHeader(String name, String value) {
        http.getResponseHeaders().add(name, value);
    }

    void page(int status, String html) throws IOException {
        setHeader("Cache-Control", "no-store");
        answer(status, "text/html; charset=utf-8", html);
    }

    void json(int status, String mediaType, String json) throws IOException {
        answer(status, mediaType, json);
    }

    void redirect(String location) throws IOException {
        setHeader("Location", location);
        answer(303, "text/plain", "");
    }

    void answer(int status, String mediaType, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        setHeader("Content-Type", mediaType);
        http.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            http.getResponseBody().write(bytes);
        }
        http.close();
    }

    /** Ends the connection without a word. */
    void drop() {
        http.close();
    }
}
