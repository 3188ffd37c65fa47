package checkpoint.preview;

import checkpoint.content.reading.AuthoredContent;
import checkpoint.learning.rehearsal.Rehearsal.Shown;
import checkpoint.tool.page.Page;
import checkpoint.tool.page.Tour;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The preview's web server: for the browser of this very machine and for nobody else. It listens on the loopback address, and a
 * name that another site made point here is turned away by its Host header.
 */
final class PreviewServer implements Preview {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int LARGEST = 512 * 1024;
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final HttpServer server;
    private final PreviewPages pages;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    private PreviewServer(HttpServer server, PreviewPages pages) {
        this.server = server;
        this.pages = pages;
    }

    /**
     * Starts it.
     *
     * @param port 0 for any that is free
     */
    static PreviewServer start(int port, PreviewPages pages) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        PreviewServer preview = new PreviewServer(server, pages);
        server.createContext("/", preview::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return preview;
    }

    @Override
    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isOfThisMachine(exchange.getRequestHeaders().getFirst("Host"))) {
                send(exchange, 403, "text/plain", bytes("This preview is for the machine that it runs on."));
                return;
            }
            respond(exchange);
        } catch (IllegalArgumentException e) {
            send(exchange, 400, "text/plain", bytes("This address or form cannot be read."));
        } catch (RuntimeException e) {
            // Broad on purpose: whatever a page trips over, its author reads it there, and the preview goes on.
            send(exchange, 500, "text/plain", bytes("The preview failed: " + e));
        }
    }

    private void respond(HttpExchange exchange) throws IOException {
        List<String> path = path(exchange.getRequestURI().getRawPath());
        if (path.size() == 2 && path.getFirst().equals("assets")) {
            asset(exchange, path.getLast());
        } else if (path.size() > 2 && path.getFirst().equals("content")) {
            image(exchange, path.get(1), String.join("/", path.subList(2, path.size())));
        } else if (path.equals(List.of("preview", "state"))) {
            send(exchange, 200, "text/plain", bytes(pages.content().state()));
        } else {
            page(exchange, path);
        }
    }

    private void page(HttpExchange exchange, List<String> path) throws IOException {
        String state = pages.content().state();
        Optional<Shown> found = pages.page(path, form(exchange));
        if (found.isEmpty()) {
            send(exchange, 404, "text/plain", bytes("There is no such page."));
            return;
        }
        Shown shown = found.get();
        String accept = exchange.getRequestHeaders().getFirst("Accept");
        if (shown.reply() != null && accept != null && accept.startsWith("application/json")) {
            send(exchange, 200, "application/json", JsonMapper.shared().writeValueAsBytes(shown.reply()));
            return;
        }
        Map<String, Object> model = new HashMap<>(shown.model());
        model.put(
                "page",
                Page.alone(
                        shown.template(),
                        exchange.getRequestHeaders().getFirst("Accept-Language"),
                        model.remove(Tour.MODEL) instanceof Tour tour ? tour : null));
        StringOutput html = new StringOutput();
        templates.render(shown.template() + ".jte", model, html);
        // The author's page alone looks for changes; the templates know nothing of it.
        String watched = html.toString()
                .replace(
                        "</head>",
                        "<meta name=\"preview\" content=\"" + state
                                + "\"><script type=\"module\" src=\"/assets/preview.js\"></script></head>");
        send(exchange, 200, "text/html;charset=UTF-8", bytes(watched));
    }

    private static void asset(HttpExchange exchange, String name) throws IOException {
        String type = name.endsWith(".css") ? "text/css" : "text/javascript";
        try (@Nullable InputStream file = PreviewServer.class.getResourceAsStream("/static/assets/" + name)) {
            if (file == null || !name.matches("[a-z-]+\\.(css|js)")) {
                send(exchange, 404, "text/plain", bytes("There is no such file."));
            } else {
                send(exchange, 200, type, file.readAllBytes());
            }
        }
    }

    private void image(HttpExchange exchange, String digest, String path) throws IOException {
        Optional<AuthoredContent.Image> image = pages.content().content().image(digest, path);
        if (image.isEmpty()) {
            send(exchange, 404, "text/plain", bytes("There is no such image."));
        } else {
            send(exchange, 200, image.get().type(), image.get().bytes());
        }
    }

    private static boolean isOfThisMachine(@Nullable String host) {
        return host != null && NAMES.contains(host.replaceAll(":\\d{1,5}$", ""));
    }

    private static List<String> path(String raw) {
        return Arrays.stream(raw.split("/"))
                .filter(part -> !part.isEmpty())
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    private static MultiValueMap<String, String> form(HttpExchange exchange) throws IOException {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new IllegalArgumentException("too large");
        }
        for (String field : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int at = field.indexOf('=');
            if (at > 0) {
                form.add(
                        URLDecoder.decode(field.substring(0, at), StandardCharsets.UTF_8),
                        URLDecoder.decode(field.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        type.startsWith("text/html")
                                ? POLICY
                                : "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
