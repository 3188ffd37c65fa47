package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.http.HttpStatus;
import practice.Person;

/** An app of the platform's on an origin of its own frames the course page, which frames the tool. */
@Journey
@ResourceLock(Journey.AMONG_AUTHORS)
class FramedElsewhereStoryTest {

    private static final String CONTEXT = "https://purl.imsglobal.org/spec/lti/claim/context";

    private final World world = World.authors();

    private HttpServer server;

    /** An app that has nothing but the course page in a frame. */
    @BeforeEach
    void start() throws IOException {
        world.forgetEverything();
        byte[] page = ("<!doctype html><title>App</title><iframe name=\"course\" width=\"900\" height=\"700\" src=\""
                        + world.lms.issuer() + "/modules/checkpoint-12\"></iframe>")
                .getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        world.forgetEverything();
    }

    @Test
    void a_learner_reads_which_page_is_in_the_way_and_goes_on_in_a_window() {
        // A course that no other story has opened: once its pages are known to be allowed, they are not looked at
        // again.
        world.lms.changeMessages(claims -> claims.put(CONTEXT, Map.of("id", "framed-elsewhere")));
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.ADA)) {
            String app = "http://localhost:" + server.getAddress().getPort();
            openUntouched(visit.page, app + "/learning");

            FrameLocator tool = visit.page.frameLocator("iframe[name=course]").frameLocator("iframe[name=tool]");
            assertThat(tool.locator("[data-testid=refusal]")).containsText("frame-origins: " + app);
            assertThat(tool.locator("[data-testid=refusal]")).hasAttribute("data-code", "LTI-105");

            Page window = visit.page.waitForPopup(
                    () -> tool.locator("[data-testid=continue-in-new-window]").click());
            assertThat(window.locator("main h1").first()).isVisible();
        }
    }

    /**
     * Opens it, and waits for the refusal on the wire alone. Each look of Playwright's at a page is a person's touch to Chromium: while the
     * platform's page is in the frame, it would make the launch one that a person sent, before which the tool does not look around.
     */
    private void openUntouched(Page page, String address) {
        try {
            page.waitForResponse(
                    response -> response.url().equals(world.toolUrl + "/lti/launch")
                            && response.status() == HttpStatus.FORBIDDEN.value(),
                    new Page.WaitForResponseOptions().setTimeout(30_000),
                    () -> page.navigate(address));
        } catch (PlaywrightException e) {
            throw new AssertionError("no refusal came; there is " + frames(page), e);
        }
    }

    /** Each page by its address without the query, its title and its first heading. */
    private static List<String> frames(Page page) {
        return page.frames().stream()
                .map(frame -> "%s '%s' %s"
                        .formatted(
                                frame.url().replaceFirst("[?#].*", ""),
                                frame.title(),
                                frame.locator("h1").allInnerTexts().stream()
                                        .limit(1)
                                        .toList()))
                .toList();
    }
}
