package checkpoint.journey;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the script of every launched page does with the reader's clock and with the keyboard, in an LMS's frame. */
@Journey
@ResourceLock(Journey.IN_NO_WORLD)
class LaunchedPageTest {

    private static final String LMS = "http://lms.example/";
    private static final String TOOL = "http://tool.example/";

    private static final String LAUNCHED = """
            <!doctype html><html lang="en" data-region="en-GB"><title>Launched</title>
            <p style="height: 2000px">Above</p>
            <h1 tabindex="-1" autofocus>Passed</h1><p style="height: 4000px">At <time datetime="2026-11-29T20:05:00Z">Nov 29, 2026, 8:05 PM UTC</time></p>
            <p id="times" data-words="Time zone: #" hidden></p>
            <form id="reopen" action="/again" data-launch="one"><input name="access_token" value="token"></form>
            <script>addEventListener("load", () => window.atLoad = document.activeElement.tagName);
            if (location.search === "?scrolled") { addEventListener("load", () => scrollTo(0, 3500)); }</script>
            <script type="module" src="/launched.js"></script></html>""";

    private final Browsers browsers = new Browsers();
    private BrowserContext browser;
    private Page page;

    @BeforeEach
    void open() throws IOException {
        String script = Files.readString(Path.of("src/main/resources/static/assets/launched.js"));
        browser = browsers.open(Cookies.ALLOWED, TOOL, LMS, 880, ColorScheme.LIGHT);
        browser.route(
                url -> url.endsWith(".example/launched.js"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/javascript")
                        .setBody(script)));
        browser.route(url -> url.startsWith(TOOL) && !url.endsWith(".js"), route -> fulfill(route, LAUNCHED));
        browser.route(
                url -> url.startsWith(LMS),
                route -> fulfill(
                        route,
                        "<!doctype html><title>LMS</title><iframe src=\"" + TOOL
                                + route.request().url().substring(LMS.length()) + "\"></iframe>"));
        page = browser.newPage();
    }

    @AfterEach
    void close() {
        browser.close();
        browsers.close();
    }

    private static void fulfill(Route route, String html) {
        route.fulfill(new Route.FulfillOptions()
                .setContentType("text/html; charset=utf-8")
                .setBody(html));
    }

    /** Orca is silent about what has the keyboard before the page is there. */
    @Test
    void the_heading_gets_the_keyboard_after_the_page_has_come() {
        page.navigate(LMS);
        Frame tool = page.frames().getLast();
        tool.waitForFunction("() => document.activeElement.tagName === 'H1'");

        assertThat(tool.evaluate("() => window.atLoad")).isEqualTo("BODY");
    }

    @Test
    void a_page_begins_where_its_answer_stands() {
        assertThat(scrolledWhenTheHeadingHasTheKeyboard("")).isBetween(1900.0, 2100.0);
    }

    /** Or the button that they were about to press is gone, and their press opens something else. */
    @Test
    void whoever_has_scrolled_meanwhile_stays_where_they_are() {
        assertThat(scrolledWhenTheHeadingHasTheKeyboard("?scrolled")).isEqualTo(3500);
    }

    private double scrolledWhenTheHeadingHasTheKeyboard(String how) {
        page.navigate(LMS + how);
        Frame tool = page.frames().getLast();
        tool.waitForFunction("() => document.activeElement.tagName === 'H1'");
        return ((Number) tool.evaluate("() => scrollY")).doubleValue();
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, Coordinated Universal Time",
        "Europe/Vienna, Central European Time",
        "Asia/Kolkata, India Standard Time"
    })
    void a_clock_is_named_in_words(String clock, String words) {
        JsonObject zone = new JsonObject();
        zone.addProperty("timezoneId", clock);
        page.context().newCDPSession(page).send("Emulation.setTimezoneOverride", zone);
        page.navigate(TOOL);
        page.waitForSelector("#times:not([hidden])");

        assertThat(page.locator("#times").textContent()).isEqualTo("Time zone: " + words);
    }
}
