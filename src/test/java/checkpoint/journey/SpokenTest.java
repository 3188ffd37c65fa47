package checkpoint.journey;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import checkpoint.preview.RunningPreview;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What the browser gives to a screen reader, read from its accessibility tree; with {@code -Dspoken=DIR} it is written there, line by line.
 */
@Journey
@ResourceLock(Journey.IN_NO_WORLD)
class SpokenTest {

    private static final Set<String> SILENT = Set.of(
            "none",
            "generic",
            "InlineTextBox",
            "LineBreak",
            "paragraph",
            "Legend",
            "LabelText",
            "ListMarker",
            "form",
            "main",
            "list",
            "strong",
            "code",
            "MenuListPopup",
            "option",
            "RootWebArea");

    /** What a region that speaks said, since it was asked. */
    private static final String LISTEN = """
            () => {
              window.said = [];
              new MutationObserver(() => window.said.push(document.querySelector("[data-testid=saved]").textContent.trim()))
                .observe(document.querySelector("[data-testid=saved]"), { childList: true, characterData: true, subtree: true });
            }""";

    /** A page that was launched and says when it was saved; it remembers what its region was while its text changed. */
    private static final String SAVED = """
            <!doctype html><html lang="en" data-region="en"><title>Saved</title><p id="times" data-words="#" hidden></p>
            <form id="reopen" action="/again" data-launch="one"><input name="access_token" value="token"></form>
            <p role="status">Saved at <time datetime="2026-11-29T20:05:00Z">Nov 29, 2026, 8:05 PM UTC</time></p>
            <script>
              const region = document.querySelector("[role=status]");
              new MutationObserver(() => window.live = region.getAttribute("aria-live"))
                .observe(region, { childList: true, characterData: true, subtree: true });
            </script>
            <script type="module" src="/launched.js"></script></html>""";

    private static final String FORMULAS = """
            title: "Fractions"
            next: { title: "More", url: "https://example.org/more" }
            quiz:
              pass-mark: 80%
              questions:
                - id: quarters
                  type: single-choice
                  stem: 'What is $\\frac14 + \\frac14$?'
                  choices:
                    - { text: '12' }
                    - { text: '$\\frac12$', correct: true }
                    - { text: '$1^2$' }
                    - { text: 'about $\\frac12$' }
                - id: slopes
                  type: matching
                  stem: "Differentiate."
                  pairs: { '$x^2$': '$2x$', '$2x$': '2' }
                  extra: ['$\\frac{x^3}{3}$']
                - { id: sizes, type: ordering, stem: "By size?", order: ['$\\frac12$', '$\\sqrt2$'] }
            """;

    @TempDir
    private static Path scratch;

    private static Browsers browsers;

    private record Node(String role, String name, String description, String value) {

        String line() {
            return role
                    + (name.isEmpty() ? "" : ": " + name)
                    + (value.isEmpty() ? "" : " = " + value)
                    + (description.isEmpty() ? "" : " (" + description + ")");
        }
    }

    @BeforeAll
    static void open() {
        browsers = new Browsers();
    }

    @AfterAll
    static void close() {
        browsers.close();
    }

    /** Of a page whose scripts have run: what is theirs alone, such as the buttons that move a row, is hidden until then. */
    private static List<Node> nodes(Page page) {
        page.waitForLoadState();
        CDPSession session = page.context().newCDPSession(page);
        JsonArray all = session.send("Accessibility.getFullAXTree").getAsJsonArray("nodes");
        session.detach();
        Map<String, JsonObject> byId = new LinkedHashMap<>();
        all.forEach(one -> byId.put(one.getAsJsonObject().get("nodeId").getAsString(), one.getAsJsonObject()));
        List<Node> nodes = new ArrayList<>();
        byId.values().stream().findFirst().ifPresent(root -> read(root, "", byId, nodes));
        return nodes;
    }

    /** As it is read aloud: from top to bottom; a text that is its parent's name is not said twice. */
    private static void read(JsonObject node, String above, Map<String, JsonObject> byId, List<Node> into) {
        String name = text(node, "name");
        boolean said = text(node, "role").equals("StaticText") && above.contains(name);
        if (!node.get("ignored").getAsBoolean() && !said) {
            into.add(new Node(text(node, "role"), name, text(node, "description"), text(node, "value")));
        }
        if (node.has("childIds")) {
            for (JsonElement child : node.getAsJsonArray("childIds")) {
                JsonObject below = byId.get(child.getAsString());
                if (below != null) {
                    read(below, name.isEmpty() ? above : name, byId, into);
                }
            }
        }
    }

    private static String text(JsonObject node, String member) {
        return node.has(member) && node.getAsJsonObject(member).has("value")
                ? node.getAsJsonObject(member)
                        .get("value")
                        .getAsString()
                        .strip()
                        .replaceAll("\\s+", " ")
                : "";
    }

    private static List<Node> spoken(Page page, String name) throws IOException {
        List<Node> nodes = nodes(page);
        String folder = System.getProperty("spoken");
        if (folder != null) {
            Path file = Files.createDirectories(Path.of(folder)).resolve(name + ".txt");
            Files.write(
                    file,
                    Stream.concat(
                                    Stream.of("title: " + page.title()),
                                    nodes.stream()
                                            .filter(node -> !SILENT.contains(node.role()))
                                            .map(Node::line))
                            .toList());
        }
        return nodes;
    }

    private static Stream<Node> of(List<Node> nodes, String role) {
        return nodes.stream().filter(node -> node.role().equals(role));
    }

    @Test
    void a_quiz_is_a_row_of_named_groups_under_headings_with_their_hints() throws IOException {
        try (RunningPreview preview = RunningPreview.of(Path.of("src/test/resources/seven-types"));
                BrowserContext browser =
                        browsers.open(Cookies.ALLOWED, preview.address(), preview.address(), 880, ColorScheme.LIGHT)) {
            Page page = browser.newPage();
            page.navigate(preview.address() + "checkpoints/chapter-12");
            spoken(page, "page");
            page.locator("[data-testid=start-attempt]").click();
            page.waitForSelector("[data-testid=submit-attempt]");
            List<Node> quiz = spoken(page, "quiz");
            int questions = page.locator("[data-testid=question]").count();

            assertThat(page.title()).startsWith("Attempt 1 – ");
            assertThat(of(quiz, "heading").map(Node::name).filter(name -> name.matches("Question \\d+ of \\d+")))
                    .hasSize(questions);
            assertThat(of(quiz, "group").filter(node -> node.name().startsWith("Question ")))
                    .hasSize(questions)
                    .allSatisfy(node -> assertThat(node.name()).hasSizeGreaterThan("Question 1 of 7 ".length()))
                    .anySatisfy(node -> assertThat(node.description()).isEqualTo("Choose all that apply."));
            assertThat(Stream.of("radio", "checkbox", "textbox", "combobox").flatMap(role -> of(quiz, role)))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(node -> assertThat(node.name()).isNotBlank());
        }
    }

    /** Chromium 156 makes no name of MathML: a label that is a formula leaves its control without one (WCAG 2.2, 4.1.2). */
    @Test
    void a_control_whose_label_is_a_formula_has_a_name_and_so_has_its_question() throws IOException {
        Path content = Files.createDirectories(scratch.resolve("formulas/chapter-12"));
        Files.writeString(content.resolve("page.md"), "# Fractions\n");
        Files.writeString(content.resolve("checkpoint.yaml"), FORMULAS);
        try (RunningPreview preview = RunningPreview.of(content.getParent());
                BrowserContext browser =
                        browsers.open(Cookies.ALLOWED, preview.address(), preview.address(), 880, ColorScheme.LIGHT)) {
            Page page = browser.newPage();
            page.navigate(preview.address() + "checkpoints/chapter-12");
            page.locator("[data-testid=start-attempt]").click();
            page.waitForSelector("[data-testid=submit-attempt]");
            List<Node> quiz = spoken(page, "formulas");

            assertThat(of(quiz, "radio").map(Node::name)).containsExactly("12", "1/2", "1²", "about 1/2");
            assertThat(of(quiz, "combobox").map(Node::name)).containsExactlyInAnyOrder("x²", "2x", "1/2", "√2");
            assertThat(of(quiz, "group").map(Node::name))
                    .contains("Question 1 of 3 What is 1/4 + 1/4?", "Question 2 of 3 Differentiate.");
            assertThat(page.locator("option").allTextContents()).contains("2x", "(x³)/3");
            assertThat(of(quiz, "button").map(Node::name)).contains("Move up: 1/2", "Move down: √2");
        }
    }

    @Test
    void what_is_saved_is_said_once() throws IOException {
        try (RunningPreview preview = RunningPreview.of(Path.of("src/test/resources/seven-types"));
                BrowserContext browser =
                        browsers.open(Cookies.ALLOWED, preview.address(), preview.address(), 880, ColorScheme.LIGHT)) {
            Page page = browser.newPage();
            page.navigate(preview.address() + "checkpoints/chapter-12");
            page.locator("[data-testid=start-attempt]").click();
            page.waitForSelector("[data-testid=submit-attempt]");
            page.evaluate(LISTEN);
            page.locator("[data-question-id=truth] input").last().check();
            page.waitForFunction("() => window.said.length > 0");

            assertThat((List<?>) page.evaluate("() => window.said")).hasSize(1);
        }
    }

    @Test
    void a_time_put_into_the_readers_zone_is_not_news_and_is_read_once() throws IOException {
        String site = "http://saved.example/";
        String script = Files.readString(Path.of("src/main/resources/static/assets/launched.js"));
        try (BrowserContext browser = browsers.open(Cookies.ALLOWED, site, site, 880, ColorScheme.LIGHT)) {
            browser.route(
                    url -> url.startsWith(site),
                    route -> route.fulfill(
                            route.request().url().endsWith("launched.js")
                                    ? new Route.FulfillOptions()
                                            .setContentType("text/javascript")
                                            .setBody(script)
                                    : new Route.FulfillOptions()
                                            .setContentType("text/html; charset=utf-8")
                                            .setBody(SAVED)));
            Page page = browser.newPage();
            page.navigate(site);
            page.waitForFunction("() => window.live !== undefined");

            assertThat(page.evaluate("() => window.live")).isEqualTo("off");
            assertThat(page.evaluate("() => document.querySelector('time').title"))
                    .isEqualTo("");
            page.waitForFunction("() => !document.querySelector('[role=status]').hasAttribute('aria-live')");
        }
    }

    @Test
    void the_result_says_first_whether_it_is_passed() throws IOException {
        try (RunningPreview preview = RunningPreview.of(Path.of("src/test/resources/seven-types"));
                BrowserContext browser =
                        browsers.open(Cookies.ALLOWED, preview.address(), preview.address(), 880, ColorScheme.LIGHT)) {
            Page page = browser.newPage();
            page.navigate(preview.address() + "checkpoints/chapter-12/as/passed");
            List<Node> result = spoken(page, "passed");

            assertThat(of(result, "heading"))
                    .isNotEmpty()
                    .allSatisfy(node -> assertThat(node.name()).isNotBlank());
            assertThat(of(result, "link"))
                    .isNotEmpty()
                    .allSatisfy(node -> assertThat(node.name()).isNotBlank());
        }
    }

    @Tag("nightly")
    @Test
    void every_field_of_the_editor_has_a_name() throws IOException {
        EveryPage every = new EveryPage(scratch);
        String site = "https://spoken.example/";
        try (BrowserContext browser = browsers.open(Cookies.ALLOWED, site, site, 880, ColorScheme.LIGHT)) {
            browser.route(url -> url.startsWith(site), route -> {
                String name = route.request().url().substring(site.length());
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html; charset=utf-8")
                        .setBody(every.pages().containsKey(name) ? every.html(name, Locale.ENGLISH) : ""));
            });
            Page page = browser.newPage();
            for (String name : every.pages().keySet().stream()
                    .filter(one -> one.startsWith("author-question-"))
                    .toList()) {
                page.navigate(site + name);
                assertThat(Stream.of("textbox", "radio", "checkbox", "combobox", "spinbutton")
                                .flatMap(role -> of(nodes(page), role)))
                        .as(name)
                        .isNotEmpty()
                        .allSatisfy(node -> assertThat(node.name()).isNotBlank());
                spoken(page, name);
            }
        }
    }
}
