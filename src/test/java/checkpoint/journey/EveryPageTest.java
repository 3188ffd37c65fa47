package checkpoint.journey;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.reading.AuthoredContent;
import checkpoint.journey.Browsers.Cookies;
import checkpoint.learning.rehearsal.Rehearsal;
import checkpoint.tool.language.Translations;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

/**
 * Every page in every state, held against WCAG 2.2 AA as far as a machine can: axe-core in light and dark, and what it does not
 * measure. With {@code -Dpictures=folder} a picture of each is left there, at three widths in light and dark,
 * in German, from right to left, and on paper, to be looked at.
 */
@Journey
@ResourceLock(Journey.IN_NO_WORLD)
@Timeout(value = 6, unit = TimeUnit.MINUTES)
@Tag("long")
class EveryPageTest {

    /** The narrowest page that WCAG 1.4.10 knows, and one of an LMS's frames. */
    private static final int NARROW = 320;

    private static final int FRAME = 880;
    private static final int DESK = 1280;
    private static final int HEIGHT = 900;

    /** Everything that axe knows to ask. */
    private static final List<String> ALL =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** Colours are all that is different in the dark. */
    private static final Map<String, Object> CONTRAST = Map.of("type", "rule", "values", List.of("color-contrast"));

    private static final String AXE = """
        async only => {
          const found = await axe.run(document, { runOnly: only, resultTypes: ["violations"] });
          return found.violations.flatMap(one => one.nodes.map(node =>
            one.id + ": " + node.target.join(" ") + " (" + (node.failureSummary ?? "").replace(/\\s+/g, " ") + ")"));
        }\
        """;

    /** Shows another page in the document that is there, whose stylesheet and whose scripts stay: all of it but what scripts have yet to do. */
    private static final String SHOW = """
        async html => {
          const shown = new DOMParser().parseFromString(html, "text/html");
          const root = document.documentElement;
          root.getAttributeNames().forEach(one => root.removeAttribute(one));
          shown.documentElement.getAttributeNames().forEach(one => root.setAttribute(one, shown.documentElement.getAttribute(one)));
          const passing = ":not(script, [rel=stylesheet])";
          document.head.querySelectorAll(passing).forEach(one => one.remove());
          document.head.append(...shown.head.querySelectorAll(passing));
          document.body.replaceWith(shown.body);
          scrollTo(0, 0);
          await Promise.all([...document.images].map(one => one.decode().catch(() => null)));
        }\
        """;

    /** The whole page, with all that scripts have done, and with its folded parts open, which are pages too. */
    private static final String UNFOLDED = """
        () => {
          document.querySelectorAll("details:not([open])").forEach(one => {
            one.open = true;
            one.dataset.folded = "";
          });
          return document.documentElement.outerHTML;
        }\
        """;

    private static final String FOLD =
            "() => document.querySelectorAll('[data-folded]').forEach(one => one.open = false)";

    /** The spacing that a reader may set (WCAG 1.4.12). */
    private static final String SPACED =
            "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
                    + " p { margin-bottom: 2em !important; }";

    /** Targets under 24 px that are no links in a sentence and no native control within its label. */
    private static final String SMALL = """
        () => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, summary")]
          .filter(one => one.checkVisibility() && !one.closest(".skip, [hidden]") && !one.matches("label input"))
          .filter(one => !(one.matches("a") && one.closest("p, li, td, dd, h1, h2, h3, .prose")
            && getComputedStyle(one).display === "inline"))
          .map(one => [one, one.getBoundingClientRect()])
          .filter(([one, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
          .map(([one, box]) => one.outerHTML.slice(0, 90) + " " + box.width + "×" + box.height)\
        """;

    /** Stops of the keyboard that are no control and have no name: a screen reader is silent there. */
    private static final String NAMELESS = """
            () => [...document.querySelectorAll("[tabindex='0']")]
              .filter(one => one.checkVisibility() && !(one.getAttribute("role") && (one.getAttribute("aria-label")
                || document.getElementById(one.getAttribute("aria-labelledby"))?.textContent.trim())))
              .map(one => one.outerHTML.slice(0, 90))""";

    /** Cells of a table that stacks: on a narrow page nothing but a label says what a number is, and no table is left but by its roles. */
    private static final String UNLABELLED = """
            () => [...document.querySelectorAll(".stacks td")]
              .filter(one => one.getAttribute("role") !== "cell" || one.closest("table").getAttribute("role") !== "table"
                || (one.textContent.trim() && !one.dataset.label && !one.querySelector("button, input, select")))
              .map(one => one.outerHTML.slice(0, 90))""";

    private static final String WIDE = """
        () => document.documentElement.scrollWidth <= innerWidth ? [] : ["the page is "
          + document.documentElement.scrollWidth + " wide: " + [...document.querySelectorAll("main *")]
            .filter(one => one.getBoundingClientRect().right > innerWidth + 1
              && !one.closest(".table, .prose table, pre")).slice(0, 3).map(one => one.outerHTML.slice(0, 80))]\
        """;

    /** Cells of stacking tables that are cut off in a course page's frame, whose margins take their part of a narrow screen. */
    private static final String STACKED_AND_WIDE = """
        () => {
          const root = document.documentElement;
          root.style.maxInlineSize = "280px";
          const cut = [...document.querySelectorAll(".table:has(> .stacks)")]
            .filter(one => one.checkVisibility() && getComputedStyle(one.querySelector("tr")).display === "block")
            .filter(one => one.scrollWidth > one.clientWidth + 1)
            .map(one => [...one.querySelectorAll("td, th")].find(cell => cell.scrollWidth > cell.clientWidth + 1) ?? one)
            .map(one => one.outerHTML.slice(0, 90));
          root.style.maxInlineSize = "";
          return cut;
        }\
        """;

    /** What a page says itself: content in its own language left out. */
    private static final String OURS = """
        () => {
          const body = document.body.cloneNode(true);
          body.querySelectorAll("[lang=en]").forEach(one => one.remove());
          return body.textContent;
        }\
        """;

    /** A text of so many characters does not stand in a page of another language by chance. */
    private static final int TELLING = 12;

    /** Lines of text that their boxes cut off. */
    private static final String CUT = """
        () => [...document.querySelectorAll("main button, main .badge, main .chip, main dd, main label")]
          .filter(one => one.checkVisibility() && (one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1)
            && getComputedStyle(one).overflow !== "visible")
          .map(one => one.outerHTML.slice(0, 90))\
        """;

    /** Choices in a list whose text is cut where it is chosen; each is chosen in turn. */
    private static final String CUT_CHOICES = """
            () => [...document.querySelectorAll(":is(.field, .stack, .rows-matching) select")].flatMap(one => [...one.options].map(option => {
              one.selectedIndex = option.index;
              const probe = document.body.appendChild(document.createElement("span"));
              probe.style.cssText = "position: absolute; white-space: nowrap; font: " + getComputedStyle(one).font;
              probe.textContent = option.text;
              const style = getComputedStyle(one);
              const room = one.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
              const lines = Math.ceil(probe.offsetWidth / room);
              const height = one.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
              const cut = lines > 1 && height < lines * probe.offsetHeight * 0.7;
              probe.remove();
              return cut ? option.text : "";
            })).filter(text => text !== "")""";

    /** Shapes of our own whose colour is none of the reader's, and rows of tabs of which not just the current one is underlined. */
    private static final String OWN_COLOURS = """
            () => {
              const probe = document.body.appendChild(document.createElement("i"));
              const system = ["Canvas", "CanvasText", "Highlight", "ButtonText", "GrayText"].map(one => {
                probe.style.color = one;
                return getComputedStyle(probe).color;
              });
              probe.remove();
              const canvas = system[0];
              const painted = [...document.querySelectorAll(":is(.glance, .bars, .meter) :is(rect, line)")]
                .filter(one => !system.includes(getComputedStyle(one)[one.tagName === "line" ? "stroke" : "fill"]))
                .map(one => one.outerHTML.slice(0, 90));
              const underlined = [...document.querySelectorAll(".tab")]
                .filter(one => (getComputedStyle(one).borderBlockEndColor !== canvas) !== one.hasAttribute("aria-current"))
                .map(one => one.textContent);
              return [...painted, ...underlined];
            }""";

    private static final String PINNED = """
            () => [...document.querySelectorAll("body *")]
              .filter(one => one.checkVisibility({ visibilityProperty: true }) && ["sticky", "fixed"].includes(getComputedStyle(one).position))
              .map(one => one.className)""";

    /** Controls of which, when they get the keyboard, not even the first line is in view. */
    private static final String COVERED = """
            () => [...document.querySelectorAll("main :is(a[href], button, input:not([type=hidden]), select, textarea, summary)")]
              .filter(one => one.checkVisibility() && !one.disabled)
              .filter(one => {
                one.focus();
                const box = one.getBoundingClientRect();
                const there = document.elementFromPoint(box.left + Math.min(box.width, 40) / 2, box.top + Math.min(box.height, 20) / 2);
                return there === null || !(one.contains(there) || there.contains(one) && !there.matches("main, form")
                  || there.closest("label")?.control === one);
              })
              .map(one => one.outerHTML.slice(0, 90))""";

    /** Content from left to right that does not begin where what is around it ends. */
    private static final String ADRIFT = """
            () => [...document.querySelectorAll(":is(.stem, .prose, .feedback, .choices)[dir=ltr]")]
              .filter(one => {
                const around = one.parentElement;
                const style = getComputedStyle(around);
                const left = around.getBoundingClientRect().left + parseFloat(style.paddingLeft) + parseFloat(style.borderLeftWidth);
                return Math.abs(one.getBoundingClientRect().left - left) > 1;
              })
              .map(one => one.outerHTML.slice(0, 90))""";

    private static final Pattern LAYOUT = Pattern.compile("@template\\.[a-z.]+\\.(layout|frame)\\(");

    @TempDir
    private static Path scratch;

    private static EveryPage every;
    private static HttpServer server;
    private static String site;
    private static Browsers browsers;
    private static BrowserContext browser;
    private static Page page;
    private static Locale locale = Locale.ENGLISH;

    /** What every page is asked when it is opened once. */
    private enum Asked {
        AXE,
        FITTING,
        FORCED_COLOURS
    }

    private static final Map<Asked, List<String>> FAULTS = new EnumMap<>(Asked.class);

    static {
        Stream.of(Asked.values()).forEach(asked -> FAULTS.put(asked, new ArrayList<>()));
    }

    /** Pages of which something stays in view. */
    private static final List<String> pinned = new ArrayList<>();

    /** Pages that could not be made. */
    private static final List<String> broken = new CopyOnWriteArrayList<>();

    @BeforeAll
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    static void open() throws IOException {
        every = new EveryPage(scratch);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", EveryPageTest::answer);
        server.start();
        site = "http://localhost:" + server.getAddress().getPort();
        browsers = new Browsers();
        browser = browsers.open(Cookies.ALLOWED, site, site, FRAME, ColorScheme.LIGHT);
        page = browser.newPage();
        walk();
    }

    @AfterAll
    static void close() {
        browser.close();
        browsers.close();
        server.stop(0);
    }

    /** Over the wire, and kept by the browser where it can be: a page is opened seven hundred times here, with the same stylesheet. */
    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("/respond.js") || path.endsWith("/framed.js")) {
                // They would leave for the platform or for the tool at once.
                exchange.sendResponseHeaders(HttpStatus.NOT_FOUND.value(), -1);
            } else if (path.startsWith("/assets/")) {
                exchange.getResponseHeaders().set("Cache-Control", "max-age=3600");
                send(exchange, path.endsWith(".css") ? "text/css" : "text/javascript", resource("static" + path));
            } else if (path.startsWith("/content/")) {
                AuthoredContent.Image image = every.image(path.substring("/content/".length()));
                send(exchange, image.type(), image.bytes());
            } else if (path.startsWith("/page/")) {
                byte[] page = html(path.substring("/page/".length())).getBytes(StandardCharsets.UTF_8);
                send(exchange, "text/html;charset=UTF-8", page);
            } else {
                exchange.sendResponseHeaders(HttpStatus.NOT_FOUND.value(), -1);
            }
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(HttpStatus.OK.value(), body.length);
        exchange.getResponseBody().write(body);
    }

    /** What is thrown here would leave the browser without an answer, and every test after this one waiting for it. */
    private static String html(String name) {
        try {
            return every.html(name, locale);
        } catch (RuntimeException e) {
            broken.add(name + ": " + e + ", because " + e.getCause());
            return "";
        }
    }

    private static byte[] resource(String name) {
        try (InputStream file = EveryPageTest.class.getResourceAsStream("/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void open(String name) {
        page.navigate(site + "/page/" + name);
        assertThat(broken).isEmpty();
    }

    private static List<String> ask(String script) {
        List<String> answers = new ArrayList<>();
        ((List<?>) page.evaluate(script)).forEach(one -> answers.add(String.valueOf(one)));
        return answers;
    }

    private static void scheme(ColorScheme scheme) {
        scheme(page, scheme);
    }

    private static void scheme(Page page, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions()
                // A colour that is still on its way to the other scheme is nobody's colour.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(scheme));
    }

    /** Opens each page once, and asks it everything: what it is to be asked in another width or colour is asked where it stands. */
    private static void walk() {
        // It is told of axe once, and of each page from then on: half a megabyte of script for each would cost more
        // than the page.
        Page judge = browser.newPage();
        judge.addInitScript(new String(resource("axe.min.js"), StandardCharsets.UTF_8));
        judge.setViewportSize(FRAME, HEIGHT);
        judge.navigate(site + "/page/" + every.pages().keySet().iterator().next());
        scheme(page, ColorScheme.LIGHT);
        for (String name : judged()) {
            page.setViewportSize(FRAME, HEIGHT);
            open(name);
            judge.evaluate(SHOW, page.evaluate(UNFOLDED));
            scheme(judge, ColorScheme.LIGHT);
            found(Asked.AXE, name + ", light", judge.evaluate(AXE, ALL));
            scheme(judge, ColorScheme.DARK);
            found(Asked.AXE, name + ", dark", judge.evaluate(AXE, CONTRAST));

            page.setViewportSize(NARROW, HEIGHT);
            found(Asked.FITTING, name + " at 320 px", page.evaluate(WIDE));
            found(Asked.FITTING, name + ", too small", page.evaluate(SMALL));
            found(Asked.FITTING, name + " at 320 px, cut", page.evaluate(CUT_CHOICES));
            found(Asked.FITTING, name + ", without a name", page.evaluate(NAMELESS));
            found(Asked.FITTING, name + ", a cell without a label", page.evaluate(UNLABELLED));
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            found(Asked.FORCED_COLOURS, name, page.evaluate(OWN_COLOURS));
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
            ElementHandle spaced = page.addStyleTag(new Page.AddStyleTagOptions().setContent(SPACED));
            found(Asked.FITTING, name + ", text spaced", page.evaluate(WIDE));
            found(Asked.FITTING, name + ", text spaced, cut", page.evaluate(CUT));
            found(Asked.FITTING, name + ", text spaced, a cell cut", page.evaluate(STACKED_AND_WIDE));
            spaced.evaluate("style => style.remove()");

            page.evaluate(FOLD);
            page.setViewportSize(NARROW, 256);
            if (!ask(PINNED).isEmpty()) {
                pinned.add(name);
            }
        }
        judge.close();
        page.setViewportSize(FRAME, HEIGHT);
    }

    /** Each page in every state each night; in each build, each in its first state, and those of which something stays in view. */
    private static Set<String> judged() {
        if (Boolean.getBoolean("nightly")) {
            return every.pages().keySet();
        }
        Set<String> judged = new LinkedHashSet<>(List.of("learner-open", "quiz-answered-elsewhere"));
        Set<String> templates = new HashSet<>();
        every.pages().forEach((name, shown) -> {
            if (templates.add(shown.template())) {
                judged.add(name);
            }
        });
        return judged;
    }

    private static void found(Asked asked, String where, Object answers) {
        ((List<?>) answers).forEach(one -> FAULTS.get(asked).add(where + ": " + one));
    }

    @Test
    void axe_has_nothing_to_say_of_any_page_in_light_and_dark() {
        assertThat(FAULTS.get(Asked.AXE)).isEmpty();
        assertThat(every.pages()).hasSizeGreaterThan(40);
    }

    @Test
    void nothing_is_too_wide_small_or_cut_or_without_a_name() {
        assertThat(FAULTS.get(Asked.FITTING)).isEmpty();
    }

    /** It is what a screen reader says first, and alone where nothing has the keyboard. */
    @Test
    void a_title_says_which_page_of_an_instructor_it_is() {
        List<String> titles = new ArrayList<>();
        for (String name :
                List.of("instructor-class", "one-learner", "answers", "answers-question-1", "desk-accommodation")) {
            open(name);
            titles.add(page.title());
        }

        assertThat(titles)
                .containsExactly(
                        "Class – One of each",
                        "Annie Easley – One of each",
                        "Answers – One of each",
                        "Question 1 – One of each",
                        "Accommodations for Ada Lovelace – One of each");
    }

    @Test
    void no_page_is_left_out() throws IOException {
        Path templates = Path.of("src/main/templates");
        List<String> judged =
                every.pages().values().stream().map(Rehearsal.Shown::template).toList();
        for (String folder : List.of(
                "platform/dynamic",
                "administration/checkup",
                "learning/authoring",
                "launch/record",
                "learning/linking",
                "launch/login",
                "learning/page",
                "learning/review")) {
            try (Stream<Path> files = Files.list(templates.resolve(folder))) {
                assertThat(files.filter(EveryPageTest::isAPage)
                                .map(file ->
                                        templates.relativize(file).toString().replace(".jte", "")))
                        .isNotEmpty()
                        .allMatch(judged::contains);
            }
        }
    }

    /** A part of pages calls no layout. */
    private static boolean isAPage(Path template) {
        try {
            return LAYOUT.matcher(Files.readString(template)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_page_from_right_to_left_is_mirrored_and_content_keeps_its_own_direction() {
        locale = Locale.of("ar");
        try {
            page.setViewportSize(NARROW, HEIGHT);
            open("recap-attempt-open");
            assertThat(page.locator("html").getAttribute("dir")).isEqualTo("rtl");
            assertThat(page.locator("article.prose").getAttribute("dir")).isEqualTo("ltr");
            assertThat(page.locator("article.prose").getAttribute("lang")).isEqualTo("en");
            assertThat(page.locator(".steps li").first().boundingBox().x)
                    .isGreaterThan(page.locator(".steps li").last().boundingBox().x);
            assertThat(ask(WIDE)).isEmpty();

            open("learner-open");
            assertThat(page.locator("fieldset .eyebrow").first().evaluate("one => getComputedStyle(one).direction"))
                    .isEqualTo("rtl");
            assertThat(page.locator(".stem").first().evaluate("one => getComputedStyle(one).direction"))
                    .isEqualTo("ltr");
            assertThat(ask(WIDE)).isEmpty();
        } finally {
            locale = Locale.ENGLISH;
        }
    }

    private static final List<String> TRANSLATIONS = List.of("de", "es", "fr", "pt-BR", "ar");

    /** Each page is opened in one of the languages, where its scripts run; in the others it is shown as it comes. */
    @ParameterizedTest
    @Tag("nightly")
    @FieldSource("TRANSLATIONS")
    void a_translated_page_says_nothing_of_ours_in_english_and_fits(String language) {
        // Some words are the same in both languages.
        Set<String> own =
                new HashSet<>(Translations.of(Locale.forLanguageTag(language)).values());
        List<String> sentences = Translations.of(Locale.ENGLISH).values().stream()
                .filter(text -> !own.contains(text))
                .filter(text -> text.length() > TELLING && text.indexOf('{') < 0)
                .toList();
        List<String> faults = new ArrayList<>();
        locale = Locale.forLanguageTag(language);
        try {
            page.setViewportSize(NARROW, HEIGHT);
            int turn = TRANSLATIONS.indexOf(language);
            open(every.pages().keySet().iterator().next());
            for (String name : every.pages().keySet()) {
                if (turn++ % TRANSLATIONS.size() == 0) {
                    open(name);
                } else {
                    page.evaluate(SHOW, html(name));
                    assertThat(broken).isEmpty();
                }
                assertThat(page.evaluate("() => document.documentElement.lang")).isEqualTo(language);
                String ours = page.evaluate(OURS).toString();
                sentences.stream().filter(ours::contains).forEach(found -> faults.add(name + ", English: " + found));
                ask(WIDE).forEach(found -> faults.add(name + ": " + found));
                ask(STACKED_AND_WIDE).forEach(found -> faults.add(name + ": " + found));
                ask(SMALL).forEach(found -> faults.add(name + ", too small: " + found));
            }
        } finally {
            locale = Locale.ENGLISH;
        }

        assertThat(faults).isEmpty();
    }

    @Test
    void in_forced_colours_nothing_is_shown_by_a_background_alone() {
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        open("learner-open");
        String border = "one => getComputedStyle(one).borderTopWidth";
        assertThat(page.locator(".choice:has(:checked)").first().evaluate(border))
                .isEqualTo("3px");
        assertThat(page.locator(".choice:not(:has(:checked))").first().evaluate(border))
                .isNotEqualTo("3px");
        assertThat(page.locator("[data-testid=submit-attempt]").evaluate(border))
                .isEqualTo("3px");
        open("walk");
        assertThat(page.locator(".chip[aria-current]").evaluate(border)).isEqualTo("3px");
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
    }

    @Test
    void in_forced_colours_a_chart_has_the_readers_colours_and_one_tab_alone_is_marked() {
        assertThat(FAULTS.get(Asked.FORCED_COLOURS)).isEmpty();
    }

    /** A window of 1280 by 1024 at 400%: what stays in view must leave room for what has the keyboard. */
    @Test
    void at_four_times_the_size_whatever_has_the_keyboard_is_in_view_and_covered_by_nothing() {
        List<String> faults = new ArrayList<>();
        page.setViewportSize(NARROW, 256);
        for (String name : pinned) {
            open(name);
            ask(COVERED).forEach(found -> faults.add(name + ": " + found));
        }
        page.setViewportSize(FRAME, HEIGHT);

        assertThat(faults).isEmpty();
        assertThat(pinned).contains("learner-open", "quiz-answered-elsewhere");
    }

    @ParameterizedTest
    @ValueSource(ints = {NARROW, DESK})
    void from_right_to_left_content_stands_at_its_own_beginning_and_a_cell_in_line_with_its_column(int width) {
        locale = Locale.of("ar");
        try {
            page.setViewportSize(width, HEIGHT);
            open("learner-failed");
            assertThat(ask(ADRIFT)).isEmpty();
            assertThat(page.locator(".objectives tbody th").first().evaluate("""
                    one => [getComputedStyle(one).textAlign, getComputedStyle(one).paddingLeft]"""))
                    .asString()
                    .startsWith("[end, ")
                    .doesNotEndWith(" 0px]");
            open("review-teacher");
            assertThat(ask(ADRIFT)).isEmpty();
            assertThat(page.locator(".line-missed .tick").allInnerTexts())
                    .isNotEmpty()
                    .containsOnly("←");
        } finally {
            locale = Locale.ENGLISH;
            page.setViewportSize(FRAME, HEIGHT);
        }
    }

    @Test
    void who_wants_no_motion_gets_none_and_paper_has_no_bars() {
        scheme(ColorScheme.LIGHT);
        open("learner-open");
        assertThat(page.locator(".button").first().evaluate("one => getComputedStyle(one).transitionDuration"))
                .isEqualTo("0s");
        assertThat(page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior"))
                .isEqualTo("auto");

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
        String pinned = """
            () => [...document.querySelectorAll("body *")]
              .filter(one => one.checkVisibility() && ["sticky", "fixed"].includes(getComputedStyle(one).position))
              .map(one => one.className)\
            """;
        for (String name : List.of("chapter-12-locked", "learner-open", "learner-failed", "walk")) {
            open(name);
            assertThat(ask(pinned)).as(name).isEmpty();
            assertThat(page.locator("nav:visible, .skip:visible").count())
                    .as(name)
                    .isZero();
        }
        assertThat(page.evaluate("() => getComputedStyle(document.body).color")).isEqualTo("rgb(29, 35, 40)");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    /** A4 in portrait is some 720 CSS pixels wide within its margins. */
    @Test
    void a_printed_class_has_a_line_for_each_learner_and_no_buttons() {
        page.setViewportSize(720, HEIGHT);
        open("instructor-many");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        try {
            assertThat(ask("""
                    () => [...document.querySelectorAll("[data-testid=learner-row]")]
                      .filter(one => one.getBoundingClientRect().height > 40)
                      .map(one => one.textContent.replace(/\\s+/g, " "))""")).isEmpty();
            assertThat(ask("""
                    () => [...document.querySelectorAll("button, input, select")]
                      .filter(one => one.checkVisibility() && !one.closest(".roll th"))
                      .map(one => one.outerHTML.slice(0, 90))""")).isEmpty();
            assertThat(ask("""
                    () => [...document.querySelectorAll(".glance rect.fill")]
                      .filter(one => !one.checkVisibility() || getComputedStyle(one).fill === "none")
                      .map(one => one.outerHTML)""")).isEmpty();
            assertThat(page.locator(".glance rect.fill").count()).isGreaterThan(5);
            assertThat(ask(WIDE)).isEmpty();
        } finally {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        }
    }

    @Test
    void after_a_fail_the_passages_that_were_missed_lead_one_by_one_to_the_quiz() {
        page.setViewportSize(FRAME, HEIGHT);
        open("chapter-12-failed");
        List<String> wanted = page.locator(".passages button").allInnerTexts();
        assertThat(wanted).hasSizeGreaterThan(2);
        assertThat(page.locator("[data-testid=read-missed]").evaluate("one => one.form.action + ''"))
                .asString()
                .contains("/checkpoints/chapter-12#");

        open("chapter-12-trail");
        List<String> read = new ArrayList<>();
        Locator stops = page.locator("[data-testid=missed]");
        for (int i = 0; i < stops.count(); i++) {
            read.add(stops.nth(i)
                    .evaluate("one => one.previousElementSibling.textContent")
                    .toString());
            stops.nth(i).locator("a").click();
            String next =
                    i + 1 < stops.count() ? "[data-testid=missed] >> nth=" + (i + 1) : "[data-testid=start-attempt]";
            assertThat(page.locator(next)
                            .evaluate("one => { const box = one.getBoundingClientRect(); return box.top >= 0 &&"
                                    + " box.top < innerHeight; }"))
                    .as("in sight: " + next)
                    .isEqualTo(true);
        }
        assertThat(read).isEqualTo(wanted);
    }

    @Test
    void pictures_are_left_where_they_are_asked_for() {
        if (!Pictures.areAskedFor()) {
            return;
        }
        String only = System.getProperty("only", "");
        for (String name : every.pages().keySet()) {
            if (!name.contains(only)) {
                continue;
            }
            open(name);
            for (int width : new int[] {NARROW, FRAME, DESK}) {
                page.setViewportSize(width, HEIGHT);
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    scheme(scheme);
                    Pictures.takeWhole(
                            page, name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
                }
            }
            scheme(ColorScheme.LIGHT);
            page.setViewportSize(FRAME, HEIGHT);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            Pictures.takeWhole(page, name + "-paper");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            Pictures.takeWhole(page, name + "-forced");
            scheme(ColorScheme.DARK);
            Pictures.takeWhole(page, name + "-forced-dark");
            scheme(ColorScheme.LIGHT);
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
            for (String language : List.of("de", "fr")) {
                locale = Locale.of(language);
                open(name);
                Pictures.takeWhole(page, name + "-" + language);
            }
            locale = Locale.of("ar");
            for (int width : new int[] {NARROW, FRAME, DESK}) {
                page.setViewportSize(width, HEIGHT);
                open(name);
                Pictures.takeWhole(page, name + "-ar-" + width);
            }
            page.setViewportSize(FRAME, HEIGHT);
            locale = Locale.ENGLISH;
        }
    }
}
