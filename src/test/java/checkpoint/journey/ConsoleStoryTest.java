package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The console in a real browser: what it looks like, and that it works by what is read and heard. */
@Journey
@ResourceLock(Journey.IN_THE_OTHER)
class ConsoleStoryTest {

    private static final String AXE = """
            async only => (await axe.run(document, { resultTypes: ["violations"], ...(only && { runOnly: only }) })).violations
              .flatMap(one => one.nodes.map(node => one.id + ": " + node.target.join(" ")))""";

    private static final String WIDE = """
            () => [...document.querySelectorAll(".table")].filter(one => one.scrollWidth > one.clientWidth + 1)
              .map(one => one.textContent.trim().slice(0, 60))""";

    private final World world = World.other();

    @BeforeEach
    void onePlatformWaits() {
        forgetThem();
        world.database().sql("""
                        insert into registration (name, issuer, client_id, authorization_endpoint, token_endpoint, jwks_uri,
                            status, source, product_family, created_at)
                        values ('University of Somewhere', 'https://lms.somewhere.example', 'waiting-1',
                            'https://lms.somewhere.example/mod/lti/auth.php', 'https://token.elsewhere.example/oauth2/token',
                            'https://lms.somewhere.example/mod/lti/certs.php', 'PENDING', 'DYNAMIC', 'moodle', now()),
                               ('Evening school', 'https://evening.school.example', 'suspended-1',
                            'https://evening.school.example/auth', 'https://evening.school.example/token',
                            'https://evening.school.example/certs', 'SUSPENDED', 'CONSOLE', null, now())""").update();
        world.database().sql("""
                        insert into authored_checkpoint (registration_id, slug, title, sharing, state, image_key, created_at,
                            changed_at, revision)
                        select id, 'weather-and-climate-in-the-far-north-abcdefghjkmn', 'Weather and climate', 'ALL', 'WITHDRAWN',
                            'of-the-console', now(), now(), 1
                        from registration where client_id = 'suspended-1'""").update();
    }

    @AfterEach
    void forgetThem() {
        world.database()
                .sql("delete from authored_checkpoint where image_key = 'of-the-console'")
                .update();
        world.database()
                .sql("delete from registration where client_id in ('waiting-1', 'suspended-1', 'typed-1')")
                .update();
        world.database()
                .sql("delete from administrator where username <> 'admin'")
                .update();
    }

    private static String axe() throws IOException {
        try (InputStream file = ConsoleStoryTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Page signIn(BrowserContext browser) {
        Page page = browser.newPage();
        page.navigate(world.toolUrl + "/admin");
        page.getByLabel("Name").fill("admin");
        page.getByLabel("Password").fill("only-for-these-tests");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Platforms").setExact(true)))
                .isVisible();
        return page;
    }

    private Map<String, String> pages() {
        long suspended = id("suspended-1");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("platforms", "/admin");
        pages.put("platform", "/admin/platforms/" + suspended);
        pages.put("form", "/admin/platforms/new");
        pages.put("edit", "/admin/platforms/" + suspended + "/edit");
        pages.put("removal", "/admin/platforms/" + suspended + "/removal");
        pages.put("administrators", "/admin/administrators");
        pages.put("launches", "/admin/launches");
        pages.put("deliveries", "/admin/deliveries");
        pages.put("usage", "/admin/usage");
        pages.put("keys", "/admin/keys");
        pages.put("privacy", "/admin/privacy");
        pages.put("audit", "/admin/audit");
        pages.put("checkpoints", "/admin/checkpoints");
        pages.put("unknown", "/admin/platforms/987654");
        pages.put("password", "/admin/password");
        pages.put("home", "/");
        return pages;
    }

    private long id(String clientId) {
        return world.database()
                .sql("select id from registration where client_id = ?")
                .param(clientId)
                .query(Long.class)
                .single();
    }

    /** Each page is opened once, and looked at in each width and scheme where it stands. */
    @Tag("nightly")
    @Test
    void every_page_fits_and_names_each_control_and_axe_has_nothing_to_say() throws IOException {
        try (Browsers browsers = new Browsers();
                BrowserContext browser =
                        browsers.open(Cookies.ALLOWED, world.toolUrl, world.lms.issuer(), 1280, ColorScheme.LIGHT)) {
            browser.addInitScript(axe());
            Page page = signIn(browser);
            pages().forEach((name, path) -> {
                page.navigate(world.toolUrl + path);
                look(page, name, 1280, ColorScheme.LIGHT);
                look(page, name, 320, ColorScheme.LIGHT);
                look(page, name, 1280, ColorScheme.DARK);
            });
        }
    }

    private static void look(Page page, String name, int width, ColorScheme scheme) {
        String looked = name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        page.setViewportSize(width, 1000);
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setColorScheme(scheme)
                // A colour that is still on its way to the other scheme is nobody's colour.
                .setReducedMotion(ReducedMotion.REDUCE));
        fits(page, looked);
        // Colours are all that is different in the dark.
        Assertions.assertThat(page.evaluate(AXE, scheme == ColorScheme.DARK ? List.of("color-contrast") : null))
                .as(looked)
                .isEqualTo(List.of());
        Pictures.takeWhole(page, "console-" + looked);
    }

    private static void fits(Page page, String name) {
        Object overflow = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
        Assertions.assertThat(overflow).as("%s is wider than the window", name).isEqualTo(false);
        Object nameless = page.evaluate("""
                [...document.querySelectorAll('input:not([type=hidden]), select, textarea, button, a')]
                    .filter(one => !(one.labels?.length || one.textContent.trim() || one.getAttribute('aria-label')))
                    .map(one => one.outerHTML)""");
        Assertions.assertThat(nameless).as(name).isEqualTo(List.of());
        Object doubled = page.evaluate("""
                [...document.querySelectorAll('[id]')].map(one => one.id)
                    .filter((id, index, all) => all.indexOf(id) !== index)""");
        Assertions.assertThat(doubled).as(name).isEqualTo(List.of());
        Assertions.assertThat(page.locator("h1").count()).as(name).isEqualTo(1);
        Assertions.assertThat(page.evaluate(WIDE))
                .as(name + " scrolls sideways")
                .isEqualTo(List.of());
    }

    @Test
    void a_waiting_platform_is_approved_then_suspended_and_the_record_says_so() {
        try (Browsers browsers = new Browsers();
                BrowserContext browser =
                        browsers.open(Cookies.ALLOWED, world.toolUrl, world.lms.issuer(), 1280, ColorScheme.LIGHT)) {
            Page page = signIn(browser);
            Locator waiting = page.locator("[data-testid=pending-platform][data-client-id=waiting-1]");
            assertThat(waiting).containsText("token.elsewhere.example");
            assertThat(waiting.locator("[data-testid=elsewhere]")).hasCount(1);

            waiting.locator("[data-testid=approve]").click();

            assertThat(page.getByRole(AriaRole.STATUS)).containsText("The platform is approved");
            Locator known = page.locator("[data-testid=platform][data-client-id=waiting-1]");
            known.locator("[data-testid=suspend]").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("It cannot launch");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Audit"))
                    .click();
            assertThat(page.locator("[data-testid=audit]").first()).containsText("Suspended a platform");
            assertThat(page.locator("[data-testid=audit]").nth(1)).containsText("Approved a platform");
        }
    }

    @Test
    void a_platform_is_registered_by_keyboard_alone() {
        try (Browsers browsers = new Browsers();
                BrowserContext browser =
                        browsers.open(Cookies.ALLOWED, world.toolUrl, world.lms.issuer(), 1280, ColorScheme.LIGHT)) {
            Page page = signIn(browser);
            page.navigate(world.toolUrl + "/admin/platforms/new");
            page.getByLabel("Name").focus();
            for (String value : List.of(
                    "Typed",
                    "https://typed.example",
                    "typed-1",
                    "https://typed.example/auth",
                    "nonsense",
                    "https://typed.example/certs")) {
                page.keyboard().type(value);
                page.keyboard().press("Tab");
            }
            page.getByLabel("Name").focus();
            page.keyboard().press("Enter");

            Locator problem = page.locator("#token-endpoint-problem");
            assertThat(problem).isVisible();
            assertThat(page.getByLabel("Token endpoint")).hasValue("nonsense");
            page.getByRole(AriaRole.ALERT)
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Token endpoint"))
                    .press("Enter");
            assertThat(page.getByLabel("Token endpoint")).isFocused();
            page.keyboard().press("Control+A");
            page.keyboard().type("https://typed.example/token");
            page.keyboard().press("Enter");

            assertThat(page.getByRole(AriaRole.STATUS)).containsText("The platform is registered");
            assertThat(page.locator("[data-testid=platform]")).hasAttribute("data-client-id", "typed-1");
        }
    }
}
