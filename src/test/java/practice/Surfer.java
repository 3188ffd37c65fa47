package practice;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without a window and without scripts: keeps cookies, follows redirects, presses the buttons of forms. */
public final class Surfer {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int REDIRECTS = 10;
    private static final Pattern FORM = Pattern.compile("(?s)<form\\b([^>]*)>(.*?)</form>");
    private static final Pattern BUTTON = Pattern.compile("<button\\b([^>]*)>");
    private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>");

    private final Map<String, Map<String, String>> cookies = new ConcurrentHashMap<>();

    /** A page that was reached. */
    public record Sight(URI address, int status, String body) {

        /** The form whose tag or content holds this text; the first one for an empty text. */
        public Form form(String holding) {
            Matcher forms = FORM.matcher(body);
            while (forms.find()) {
                if (forms.group().contains(holding)) {
                    return new Form(address, forms.group(1), forms.group(2));
                }
            }
            throw new AssertionError("no form with \"" + holding + "\" at " + address.getPath() + " (" + status + "): "
                    + body.replaceAll("(?s)<script.*?</script>|<[^>]+>|\\s+", " ")
                            .strip());
        }
    }

    /** A form with what stands in its inputs. */
    public static final class Form {

        private final URI page;
        private URI action;
        private final String content;
        private final Map<String, List<String>> fields = new LinkedHashMap<>();

        Form(URI page, String tag, String content) {
            this.page = page;
            this.action = page.resolve(attribute(tag, "action"));
            this.content = content;
            Matcher inputs = INPUT.matcher(content);
            while (inputs.find()) {
                String type = attribute(inputs.group(1), "type");
                if (type.equals("hidden")
                        || type.equals("text")
                        || inputs.group(1).contains(" checked")) {
                    add(attribute(inputs.group(1), "name"), attribute(inputs.group(1), "value"));
                }
            }
        }

        /** Of the form's inside, without its tags around it. */
        public String content() {
            return content;
        }

        public URI action() {
            return action;
        }

        public String field(String name) {
            return fields.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
        }

        /** By the button whose tag holds this text: its own action, name and value count. */
        public Form by(String holding) {
            Matcher buttons = BUTTON.matcher(content);
            while (buttons.find()) {
                String tag = buttons.group(1);
                if (tag.contains(holding)) {
                    String own = attribute(tag, "formaction");
                    action = own.isEmpty() ? action : page.resolve(own);
                    String name = attribute(tag, "name");
                    return name.isEmpty() ? this : set(name, attribute(tag, "value"));
                }
            }
            throw new AssertionError("no button with \"" + holding + "\"");
        }

        public Form set(String name, String value) {
            fields.put(name, new ArrayList<>(List.of(value)));
            return this;
        }

        public Form add(String name, String value) {
            fields.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
            return this;
        }

        public Form remove(String name) {
            fields.remove(name);
            return this;
        }

        private String encoded() {
            StringBuilder encoded = new StringBuilder();
            fields.forEach((name, values) -> values.forEach(value -> encoded.append(encoded.isEmpty() ? "" : "&")
                    .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8))));
            return encoded.toString();
        }
    }

    static String attribute(String tag, String name) {
        Matcher attribute = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return attribute.find() ? unescape(attribute.group(1)) : "";
    }

    static String unescape(String html) {
        return html.replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    static String encode(Map<String, String> fields) {
        Form form = new Form(URI.create(""), "", "");
        fields.forEach(form::set);
        return form.encoded();
    }

    /** As if the host had set it. */
    void keepCookie(String authority, String name, String value) {
        cookies.computeIfAbsent(authority, any -> new ConcurrentHashMap<>()).put(name, value);
    }

    public Sight get(String address) throws IOException {
        return follow(HttpRequest.newBuilder(URI.create(address)).GET(), URI.create(address));
    }

    /** Presses the form's button. */
    public Sight press(Form form) throws IOException {
        return follow(
                HttpRequest.newBuilder(form.action)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form.encoded())),
                form.action);
    }

    private Sight follow(HttpRequest.Builder request, URI address) throws IOException {
        HttpResponse<String> answer = send(request, address);
        URI at = address;
        for (int i = 0; i < REDIRECTS && answer.statusCode() / 100 == 3; i++) {
            at = at.resolve(answer.headers().firstValue("Location").orElseThrow());
            answer = send(HttpRequest.newBuilder(at).GET(), at);
        }
        return new Sight(at, answer.statusCode(), answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request, URI address) throws IOException {
        Map<String, String> jar = cookies.computeIfAbsent(address.getAuthority(), any -> new ConcurrentHashMap<>());
        if (!jar.isEmpty()) {
            List<String> pairs = new ArrayList<>();
            jar.forEach((name, value) -> pairs.add(name + "=" + value));
            request.header("Cookie", String.join("; ", pairs));
        }
        try {
            HttpResponse<String> answer =
                    HTTP.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                String pair = cookie.split(";")[0];
                int equals = pair.indexOf('=');
                jar.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
