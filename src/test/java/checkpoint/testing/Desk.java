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

/** One administrator's browser at the console, on whichever node; it keeps cookies and follows no redirect. */
public final class Desk {

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private static URI at(ConfigurableApplicationContext node, String path) {
        int port = ((WebServerApplicationContext) node).getWebServer().getPort();
        return URI.create("http://localhost:" + port + path);
    }

    public HttpResponse<String> get(ConfigurableApplicationContext node, String path) {
        return send(HttpRequest.newBuilder(at(node, path)).header("Accept", "text/html"));
    }

    /** Posts fields, each as {@code name=value}, as they are: without a CSRF token unless one is among them. */
    public HttpResponse<String> post(ConfigurableApplicationContext node, String path, String... fields) {
        StringBuilder form = new StringBuilder();
        for (String field : fields) {
            int at = field.indexOf('=');
            form.append(field, 0, at + 1)
                    .append(URLEncoder.encode(field.substring(at + 1), StandardCharsets.UTF_8))
                    .append('&');
        }
        return send(HttpRequest.newBuilder(at(node, path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    /** Posts as the form of a page does: with the CSRF token that stands there. */
    public HttpResponse<String> submit(
            ConfigurableApplicationContext node, String page, String path, String... fields) {
        String[] all = new String[fields.length + 1];
        all[0] = csrf(get(node, page));
        System.arraycopy(fields, 0, all, 1, fields.length);
        return post(node, path, all);
    }

    public HttpResponse<String> signIn(ConfigurableApplicationContext node, String username, String password) {
        return submit(node, "/admin/login", "/admin/login", "username=" + username, "password=" + password);
    }

    public static String csrf(HttpResponse<String> page) {
        return "_csrf=" + find(page, "name=\"_csrf\" value=\"([^\"]+)\"");
    }

    /** The first group of a pattern in a page, which must be there. */
    public static String find(HttpResponse<String> page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page.body());
        assertThat(found.find()).as("%s in %s", pattern, page.body()).isTrue();
        return found.group(1);
    }

    public static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
