package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import checkpoint.testing.Cases;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;

/** An administrator reads what is used, by platform and month, and which courses need a person: with scripts and without. */
@Journey
@ResourceLock(Journey.IN_THE_OTHER)
class UsageStoryTest {

    private static final String AXE = """
            async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
              .flatMap(one => one.nodes.map(node => one.id + ": " + node.target.join(" ")))""";

    private final World world = World.other();

    @BeforeEach
    void twoPlatformsWereUsed() {
        forgetThem();
        world.database().sql("""
                        insert into registration (name, issuer, client_id, authorization_endpoint, token_endpoint, jwks_uri, status, source,
                            created_at)
                        select n || ' school', 'https://' || n || '.example', 'used-' || n, 'https://x.example/auth', 'https://x.example/token',
                            'https://x.example/certs', 'ACTIVE', 'CONSOLE', now()
                        from unnest(array['morning', 'evening']) n""").update();
        world.database().sql("""
                        insert into usage_month
                        select id, (date_trunc('month', now() at time zone 'UTC') - m * interval '1 month')::date, 1200 - 300 * m, 90, 400, 310
                        from registration, generate_series(0, 2) m where client_id like 'used-%'""").update();
        world.database().sql("""
                        insert into usage_delay select registration_id, month, 4, 99 from usage_month""").update();
        world.database().sql("""
                        insert into usage_refusal
                        select registration_id, month, 'LTI-112', 7 from usage_month u join registration r on r.id = u.registration_id
                        where r.client_id = 'used-evening'""").update();
        world.database().sql("""
                        with d as (insert into deployment (registration_id, deployment_id, first_seen_at)
                                select id, '1', now() from registration where client_id = 'used-evening' returning registration_id, id),
                             c as (insert into course (registration_id, deployment_id, context_id, title, first_seen_at)
                                select registration_id, id, 'astronomy', 'Astronomy', now() from d returning registration_id, id, deployment_id),
                             k as (insert into resource_link (registration_id, deployment_id, resource_link_id, course_id, first_seen_at)
                                select registration_id, deployment_id, 'stars', id, now() from c returning registration_id, id)
                        insert into line_item (registration_id, resource_link_id, url, first_seen_at, gone_at)
                        select registration_id, id, 'https://evening.example/items/1', now(), now() from k""").update();
    }

    @AfterEach
    void forgetThem() {
        world.forgetEverything();
        world.database()
                .sql("delete from registration where client_id like 'used-%'")
                .update();
    }

    private static String axe() throws IOException {
        try (InputStream file = UsageStoryTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Page signIn(BrowserContext browser) {
        Page page = browser.newPage();
        page.navigate(world.toolUrl + "/admin");
        page.getByLabel("Name").fill("admin");
        page.getByLabel("Password").fill("only-for-these-tests");
        page.keyboard().press("Enter");
        page.locator("a[href$='/admin/usage']").press("Enter");
        return page;
    }

    @Cases(
            always = "1280 | LIGHT | true",
            nightly = {"880 | DARK | true", "320 | LIGHT | false"})
    void an_administrator_reads_what_is_used_and_which_course_needs_a_person(
            int width, ColorScheme scheme, boolean scripts) throws IOException {
        try (Browsers browsers = new Browsers();
                BrowserContext browser =
                        browsers.open(Cookies.ALLOWED, world.toolUrl, world.lms.issuer(), width, scheme)) {
            if (!scripts) {
                browser.route(url -> url.contains(".js"), route -> route.abort());
            }
            browser.addInitScript(axe());
            Page page = signIn(browser);

            assertThat(page.getByTestId("usage-month")).hasCount(6);
            assertThat(page.locator("svg.bars rect")).hasCount(12);
            assertThat(page.getByTestId("course-in-need")).hasCount(1);
            assertThat(page.getByTestId("course-in-need")).containsText("Astronomy");
            assertThat(page.getByTestId("usage-cause")).hasCount(3);
            looksRight(page, "usage-" + width);

            page.getByLabel("Platform").focus();
            page.keyboard().type("morning");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");

            assertThat(page.getByTestId("usage-month")).hasCount(3);
            assertThat(page.getByTestId("usage-month").first()).containsText("1200");
            assertThat(page.getByTestId("usage-month").first()).containsText("morning school");
            assertThat(page.getByTestId("course-in-need")).hasCount(0);
            assertThat(page.getByTestId("usage-cause")).hasCount(0);
        }
    }

    private static void looksRight(Page page, String name) {
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(name + " fits")
                .isEqualTo(true);
        Assertions.assertThat(page.evaluate(AXE)).as(name).isEqualTo(List.of());
        Pictures.takeWhole(page, name);
    }
}
