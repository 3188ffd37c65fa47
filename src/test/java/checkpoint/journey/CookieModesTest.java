package checkpoint.journey;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Control: what each mode of the browser does with a frame's cookies, so that the stories prove what they say. */
@Journey
@ResourceLock(Journey.IN_NO_WORLD)
class CookieModesTest {

    private HttpServer server;
    private String framed;
    private String top;

    /** One server, two names: localhost frames nothing and is framed by 127.0.0.1. */
    @BeforeEach
    void startSites() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        int port = server.getAddress().getPort();
        framed = "http://localhost:" + port;
        top = "http://127.0.0.1:" + port;
        server.createContext("/", exchange -> {
            byte[] body;
            switch (exchange.getRequestURI().getPath()) {
                case "/top" -> body = ("<iframe src=\"" + framed + "/set\"></iframe>").getBytes(StandardCharsets.UTF_8);
                case "/set" -> {
                    exchange.getResponseHeaders().add("Set-Cookie", "plain=1; SameSite=None; Secure; Path=/");
                    exchange.getResponseHeaders()
                            .add("Set-Cookie", "chips=1; SameSite=None; Secure; Path=/; Partitioned");
                    exchange.getResponseHeaders().add("Location", framed + "/show");
                    exchange.sendResponseHeaders(303, -1);
                    exchange.close();
                    return;
                }
                default ->
                    body = ("<p id=\"seen\">"
                                    + String.valueOf(
                                            exchange.getRequestHeaders().getFirst("Cookie")) + "</p>")
                            .getBytes(StandardCharsets.UTF_8);
            }
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopSites() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"ALLOWED, true, true", "PARTITIONED, false, true", "BLOCKED, false, false"})
    void a_frame_keeps_the_cookies_of_its_mode(Cookies mode, boolean plain, boolean partitioned) {
        try (Browsers browsers = new Browsers();
                BrowserContext browser = browsers.open(mode, framed, top, 1280, ColorScheme.LIGHT)) {
            Page page = browser.newPage();
            page.navigate(top + "/top");

            String seen = page.frameLocator("iframe").locator("#seen").textContent();

            assertThat(seen.contains("plain=1")).as(seen).isEqualTo(plain);
            assertThat(seen.contains("chips=1")).as(seen).isEqualTo(partitioned);
        }
    }

    @ParameterizedTest
    @CsvSource({"ALLOWED", "PARTITIONED", "BLOCKED"})
    void a_separate_page_keeps_cookies_in_every_mode(Cookies mode) {
        try (Browsers browsers = new Browsers();
                BrowserContext browser = browsers.open(mode, framed, top, 1280, ColorScheme.LIGHT)) {
            Page page = browser.newPage();
            page.navigate(framed + "/set");

            assertThat(page.locator("#seen").textContent()).contains("plain=1", "chips=1");
        }
    }

    /** Where a frame has a process of its own, Playwright may lose it, and a story fails now and then ({@link Browsers}). */
    @Test
    void a_frame_of_another_site_shares_the_process_of_its_page_in_every_mode() {
        for (Cookies mode : Cookies.values()) {
            try (Browsers browsers = new Browsers();
                    BrowserContext browser = browsers.open(mode, framed, top, 1280, ColorScheme.LIGHT)) {
                Page page = browser.newPage();
                page.navigate(top + "/top");

                CDPSession session = page.context().newCDPSession(page);
                JsonObject ofThisProcess = session.send("Page.getFrameTree").getAsJsonObject("frameTree");
                session.detach();

                assertThat(ofThisProcess.has("childFrames")).as(mode.name()).isTrue();
            }
        }
    }
}
