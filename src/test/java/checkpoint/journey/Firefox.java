package checkpoint.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Firefox, which speaks W3C's WebDriver BiDi itself: one WebSocket, no driver beside it. */
final class Firefox implements Engine {

    /** What {@code network.cookie.cookieBehavior} says of the cookies of frames. */
    enum Cookies {
        ALL(0),
        NO_THIRD_PARTY(1),
        /** Those of sites that were visited as a page of their own. */
        VISITED(3),
        NO_TRACKERS(4),
        /** Each site has its own jar below each other: what Firefox ships. */
        PARTITIONED(5);

        private final int behavior;

        Cookies(int behavior) {
            this.behavior = behavior;
        }
    }

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> NAMES = List.of("firefox-esr", "firefox");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();
    private final String page;
    private @Nullable String window;

    static Optional<Path> installed() {
        return NAMES.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Firefox(Cookies cookies) throws IOException {
        Path profile = Files.createTempDirectory(Files.createDirectories(Path.of("target/browsers")), "firefox");
        Files.writeString(profile.resolve("user.js"), """
                user_pref("network.cookie.cookieBehavior", %d);
                user_pref("dom.disable_open_during_load", false);
                user_pref("app.update.enabled", false);
                user_pref("browser.shell.checkDefaultBrowser", false);
                user_pref("datareporting.policy.dataSubmissionEnabled", false);
                """.formatted(cookies.behavior));
        process = new ProcessBuilder(
                        installed().orElseThrow().toString(),
                        "--headless",
                        "--width=1280",
                        "--height=1000",
                        "--remote-debugging-port=0",
                        "--profile",
                        profile.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .start();
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(address() + "/session"), new Listener())
                .join();
        send("session.new", Map.of("capabilities", Map.of("alwaysMatch", Map.of("acceptInsecureCerts", true))));
        page = send("browsingContext.getTree", Map.of("maxDepth", 0))
                .get("contexts")
                .get(0)
                .get("context")
                .asString();
    }

    private String address() throws IOException {
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int at = line.indexOf("ws://");
            if (at >= 0) {
                return line.substring(at).strip();
            }
        }
        throw new IOException("Firefox ended before it listened");
    }

    @Override
    public void go(String url) {
        send("browsingContext.navigate", Map.of("context", page, "url", url, "wait", "complete"));
    }

    @Override
    public JsonNode top(String script) {
        return run(page, script);
    }

    @Override
    public JsonNode inTool(String script) {
        return run(tool(), script);
    }

    @Override
    public void follow() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (window == null) {
            for (JsonNode context :
                    send("browsingContext.getTree", Map.of("maxDepth", 0)).get("contexts")) {
                String id = context.get("context").asString();
                window = id.equals(page) ? window : id;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("no window was opened");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    /** The frame named "tool", or the window that it opened. */
    private String tool() {
        if (window != null) {
            return window;
        }
        JsonNode children = send("browsingContext.getTree", Map.of("root", page))
                .get("contexts")
                .get(0)
                .get("children");
        if (children.isEmpty()) {
            throw new AssertionError("the LMS's page has no frame");
        }
        return children.get(0).get("context").asString();
    }

    private JsonNode run(String context, String script) {
        // As text, so that what comes back is plain JSON.
        JsonNode said = send(
                "script.evaluate",
                Map.of(
                        "expression",
                        "JSON.stringify((() => {" + script + "})() ?? null)",
                        "target",
                        Map.of("context", context),
                        "awaitPromise",
                        false));
        if (!said.get("type").asString().equals("success")) {
            throw new AssertionError(said.path("exceptionDetails").path("text").asString());
        }
        return JSON.readTree(said.get("result").get("value").asString());
    }

    @Override
    public void press(String selector) {
        JsonNode box = inTool("""
                const found = document.querySelector(`%s`);
                found.scrollIntoView({ block: 'center', behavior: 'instant' });
                const box = found.getBoundingClientRect();
                return [Math.round(box.left + Math.min(box.width, 60) / 2), Math.round(box.top + box.height / 2)];
                """.formatted(selector));
        Map<String, Object> pointer = Map.of(
                "type",
                "pointer",
                "id",
                "mouse",
                "actions",
                List.of(
                        Map.of(
                                "type",
                                "pointerMove",
                                "x",
                                box.get(0).asInt(),
                                "y",
                                box.get(1).asInt()),
                        Map.of("type", "pointerDown", "button", 0),
                        Map.of("type", "pointerUp", "button", 0)));
        send("input.performActions", Map.of("context", tool(), "actions", List.of(pointer)));
    }

    private JsonNode send(String method, Map<String, ?> parameters) {
        int id = last.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        try {
            JsonNode said = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (said.get("type").asString().equals("error")) {
                throw new AssertionError(method + ": " + said.get("message").asString());
            }
            return said.get("result");
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError(method + ": no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(method, e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        http.shutdownNow();
    }

    /** Puts the pieces of a message together, and gives an answer to who waits for it. Events are not asked for. */
    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JsonNode message = JSON.readTree(text.toString());
                text.setLength(0);
                CompletableFuture<JsonNode> waiting =
                        answers.remove(message.path("id").asInt(-1));
                if (waiting != null) {
                    waiting.complete(message);
                }
            }
            from.request(1);
            return null;
        }
    }
}
