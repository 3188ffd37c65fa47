package checkpoint.journey;

import checkpoint.testing.FreePort;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real WebKit, driven over plain HTTP as W3C's WebDriver has it. Its own clicks miss in the frames of another site, so the pointer is
 * moved by the top page's coordinates.
 */
final class WebKit implements Engine {

    /** Which cookies of frames are kept: what its small browser can be told. */
    enum Cookies {
        ALL("--cookies-policy=always"),
        /** What it ships: none of another site than the window's. */
        NO_THIRD_PARTY("--cookies-policy=no-third-party"),
        NO_TRACKERS("--enable-itp");

        private final String argument;

        Cookies(String argument) {
            this.argument = argument;
        }
    }

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(PATIENCE_SECONDS);

    /** What a frame that ends between two pixels may lose. */
    private static final double PIXEL = 1;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process screen;
    private final Process driver;
    private final String session;
    private boolean inWindow;

    /** Where it is installed, with a screen or what stands for one; Debian: webkit2gtk-driver and xvfb. */
    static boolean isInstalled() {
        return isOnPath("WebKitWebDriver") && isOnPath("Xvfb");
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    WebKit(Cookies cookies) throws IOException {
        int port = FreePort.next();
        screen = start(Map.of(), "Xvfb", "-displayfd", "1", "-screen", "0", "1300x1100x24", "-nolisten", "tcp");
        String display = ":" + line(screen.getInputStream());
        driver = start(Map.of("DISPLAY", display), "WebKitWebDriver", "--port=" + port);
        URI sessions = URI.create("http://127.0.0.1:" + port + "/session");
        Object browser = Map.of("binary", smallBrowser(), "args", List.of("--automation", cookies.argument));
        Object wanted = Map.of(
                "capabilities",
                Map.of("alwaysMatch", Map.of("acceptInsecureCerts", true, "webkitgtk:browserOptions", browser)));
        session = sessions + "/"
                + await(() -> call("POST", sessions.toString(), wanted))
                        .get("sessionId")
                        .asString();
        post("/window/rect", Map.of("x", 0, "y", 0, "width", 1280, "height", 1000));
    }

    private static Process start(Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next > ' '; next = in.read()) {
            text.append((char) next);
        }
        return text.toString();
    }

    /** The browser that comes with the library, wherever the distribution has put it. */
    private static String smallBrowser() throws IOException {
        try (Stream<Path> files = Files.find(
                Path.of("/usr/lib"), 4, (path, about) -> path.endsWith("MiniBrowser") && Files.isExecutable(path))) {
            return files.findFirst().orElseThrow().toString();
        }
    }

    @Override
    public void go(String url) {
        post("/url", Map.of("url", url));
    }

    @Override
    public JsonNode top(String script) {
        post("/frame", Collections.singletonMap("id", null));
        return post("/execute/sync", Map.of("script", script, "args", List.of()));
    }

    @Override
    public JsonNode inTool(String script) {
        if (inWindow) {
            return post("/execute/sync", Map.of("script", script, "args", List.of()));
        }
        JsonNode frame = top("return document.querySelector('iframe[name=tool]')");
        post("/frame", Map.of("id", JSON.convertValue(frame, Object.class)));
        return post("/execute/sync", Map.of("script", script, "args", List.of()));
    }

    @Override
    public void follow() {
        JsonNode handle = await(() -> {
            JsonNode here = call("GET", session + "/window", null);
            for (JsonNode one : call("GET", session + "/window/handles", null)) {
                if (!one.equals(here)) {
                    return one;
                }
            }
            throw new IOException("no window was opened");
        });
        post("/window", Map.of("handle", handle.asString()));
        inWindow = true;
    }

    /** As a person does: it is brought into view, and the pointer goes there. */
    @Override
    public void press(String selector) {
        Point place = standing(selector);
        post("/frame", Collections.singletonMap("id", null));
        Map<String, Object> pointer = Map.of(
                "type",
                "pointer",
                "id",
                "mouse",
                "parameters",
                Map.of("pointerType", "mouse"),
                "actions",
                List.of(
                        Map.of(
                                "type",
                                "pointerMove",
                                "duration",
                                0,
                                "x",
                                place.x(),
                                "y",
                                place.y(),
                                "origin",
                                "viewport"),
                        Map.of("type", "pointerDown", "button", 0),
                        Map.of("type", "pointerUp", "button", 0)));
        post("/actions", Map.of("actions", List.of(pointer)));
    }

    private record Point(int x, int y) {}

    /**
     * Where something is once it stands still. A text field that has just got the focus is brought into view by WebKit in a later turn,
     * which takes back what was scrolled meanwhile: a pointer that is quicker than that meets something else, or nothing.
     */
    private Point standing(String selector) {
        AtomicReference<@Nullable Point> before = new AtomicReference<>();
        await(() -> {
            Point now = inView(selector);
            if (!now.equals(before.getAndSet(now))) {
                throw new IOException(selector + " does not stand still");
            }
            return JSON.nullNode();
        });
        return Objects.requireNonNull(before.get());
    }

    private Point inView(String selector) {
        JsonNode box = inTool("const one = document.querySelector(\"" + selector + "\");"
                + "one.scrollIntoView({ block: 'center' });"
                + "const box = one.getBoundingClientRect();"
                + "return [box.left + Math.min(box.width, 60) / 2, box.top + box.height / 2]");
        JsonNode frame = frameBox();
        return new Point((int) (frame.get(0).asDouble() + box.get(0).asDouble()), (int)
                (frame.get(1).asDouble() + box.get(1).asDouble()));
    }

    /** Whether a person sees its upper edge now: within the frame, and within the LMS's window. */
    boolean seesTopOf(String selector) {
        double top = inTool("return document.querySelector(\"" + selector + "\").getBoundingClientRect().top")
                .asDouble();
        boolean inFrame = top > -PIXEL && top < inTool("return innerHeight").asDouble();
        JsonNode frame = frameBox();
        double inWindow = frame.get(1).asDouble() + top;
        return inFrame && inWindow > -PIXEL && inWindow < frame.get(2).asDouble();
    }

    private JsonNode frameBox() {
        if (inWindow) {
            return post("/execute/sync", Map.of("script", "return [0, 0, innerHeight]", "args", List.of()));
        }
        return top("const box = document.querySelector('iframe[name=tool]').getBoundingClientRect();"
                + "return [box.left, box.top, innerHeight]");
    }

    private JsonNode post(String path, Object body) {
        try {
            return call("POST", session + path, body);
        } catch (IOException e) {
            throw new AssertionError(path + ": " + e.getMessage(), e);
        }
    }

    private JsonNode call(String method, String url, @Nullable Object body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        try {
            HttpResponse<String> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            JsonNode value = JSON.readTree(answer.body()).get("value");
            if (answer.statusCode() != 200) {
                throw new IOException(value.toString());
            }
            return value;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private interface Attempt {
        JsonNode go() throws IOException;
    }

    private static JsonNode await(Attempt attempt) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return attempt.go();
            } catch (IOException | AssertionError e) {
                if (System.nanoTime() > end) {
                    throw new AssertionError(e.getMessage(), e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
    }

    @Override
    public void close() {
        try {
            call("DELETE", session, Map.of());
        } catch (IOException e) {
            System.err.println("WebKit did not end its session: " + e.getMessage());
        } finally {
            driver.destroy();
            screen.destroy();
            http.close();
        }
    }
}
