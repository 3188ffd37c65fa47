package checkpoint.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** An administrator's browser without scripts: keeps cookies, sends a page's own CSRF token with each form. */
public final class Desk {

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String address;

    public Desk(ConfigurableApplicationContext tool) {
        address = "http://localhost:"
                + ((WebServerApplicationContext) tool).getWebServer().getPort();
    }

    /** Signs in. Redirects are not followed: they lead to the tool's public URL, which may be another address. */
    public Desk signIn(String username, String password) {
        post("/admin/login", "/admin/login", "username=" + username, "password=" + password);
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    /** The page at this path. */
    public String page(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** Where an answer leads. */
    public static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /**
     * Posts a form.
     *
     * @param from the page that the form stands in
     * @param fields such as {@code name=value}, not encoded
     */
    public HttpResponse<String> post(String from, String path, String... fields) {
        Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(get(from).body());
        assertThat(csrf.find()).as("a CSRF token in " + from).isTrue();
        StringBuilder form = new StringBuilder("_csrf=" + encode(csrf.group(1)));
        for (String field : fields) {
            int at = field.indexOf('=');
            form.append('&').append(field, 0, at + 1).append(encode(field.substring(at + 1)));
        }
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
