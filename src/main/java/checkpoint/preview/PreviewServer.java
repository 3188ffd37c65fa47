package checkpoint.preview;

import checkpoint.learning.rehearsal.Rehearsal.Shown;
import checkpoint.tool.language.SpokenLanguages;
import checkpoint.tool.page.CompiledTemplates;
import checkpoint.tool.page.Page;
import checkpoint.tool.page.Tour;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
    /** How much of an oversized form is read and thrown away; the rest is left unread. */
    private static final long DRAINED = 32L * 1024 * 1024;

    private final HttpServer server;
    private final PreviewPages pages;
    private final TemplateEngine templates = CompiledTemplates.engine();

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
        // A thread of the JDK's server has the system's class loader, which does not see what lies within the packaged
        // jar.
        Thread.currentThread().setContextClassLoader(PreviewServer.class.getClassLoader());
        try (exchange) {
            reply(exchange).send(exchange);
        }
    }

    /** Also what went wrong is an answer: the exchange is still open for it. */
    private Reply reply(HttpExchange exchange) throws IOException {
        try {
            return isOfThisMachine(exchange.getRequestHeaders().getFirst("Host"))
                    ? respond(exchange)
                    : Reply.text(403, "This preview is for the machine that it runs on.");
        } catch (IllegalArgumentException e) {
            return Reply.text(400, "This address or form cannot be read.");
        } catch (RuntimeException e) {
            // Broad on purpose: whatever a page trips over, its author reads it there, and the preview goes on.
            return Reply.text(500, "The preview failed: " + e);
        }
    }

    private Reply respond(HttpExchange exchange) throws IOException {
        List<String> path = path(exchange.getRequestURI().getRawPath());
        if (path.size() == 2 && path.getFirst().equals("assets")) {
            return asset(path.getLast());
        } else if (path.size() > 2 && path.getFirst().equals("content")) {
            return image(path.get(1), String.join("/", path.subList(2, path.size())));
        } else if (path.equals(List.of("preview", "state"))) {
            return Reply.text(200, pages.content().state());
        }
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            exchange.getRequestBody().skip(DRAINED); // else the connection is reset before the answer is read
            return Reply.text(413, "This form is larger than any that a page of the preview sends.");
        }
        return page(path, form(body), exchange.getRequestHeaders());
    }

    private Reply page(List<String> path, MultiValueMap<String, String> form, Headers asked) {
        String state = pages.content().state();
        Optional<Shown> found = pages.page(path, form);
        if (found.isEmpty()) {
            return Reply.text(404, "There is no such page.");
        }
        Shown shown = found.get();
        String accept = asked.getFirst("Accept");
        if (shown.reply() != null && accept != null && accept.startsWith("application/json")) {
            return new Reply(200, "application/json", JsonMapper.shared().writeValueAsBytes(shown.reply()));
        }
        Map<String, Object> model = new HashMap<>(shown.model());
        model.put(
                "page",
                Page.alone(
                        SpokenLanguages.fitting(asked.getFirst("Accept-Language")),
                        model.remove(Tour.MODEL) instanceof Tour tour ? tour : null));
        StringOutput html = new StringOutput();
        templates.render(shown.template() + ".jte", model, html);
        // The author's page alone looks for changes; the templates know nothing of it.
        return Reply.html(
                html.toString()
                        .replace(
                                "</head>",
                                "<meta name=\"preview\" content=\"" + state
                                        + "\"><script type=\"module\" src=\"/assets/preview.js\"></script></head>"),
                pages.content().embeds());
    }

    private static Reply asset(String name) throws IOException {
        String type = switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css";
            case "svg" -> "image/svg+xml";
            default -> "text/javascript";
        };
        try (@Nullable InputStream file = PreviewServer.class.getResourceAsStream("/static/assets/" + name)) {
            return file == null || !name.matches("[a-z-]+\\.(css|js|svg)")
                    ? Reply.text(404, "There is no such file.")
                    : new Reply(200, type, file.readAllBytes());
        }
    }

    private Reply image(String digest, String path) {
        return pages.content()
                .content()
                .image(digest, path)
                .map(image -> new Reply(200, image.type(), image.bytes()))
                .orElseGet(() -> Reply.text(404, "There is no such image."));
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

    private static MultiValueMap<String, String> form(byte[] body) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
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
}
