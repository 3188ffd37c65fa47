package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import checkpoint.testing.Cases;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import practice.Dials;
import practice.Dials.StorageFault;
import practice.Person;

/**
 * Launches with and without cookies in the frame, with and without platform storage, in a real browser. That each mode of the
 * browser does what it is named after is proved by a control cookie in {@link CookieModesTest}.
 */
@Journey
@ResourceLock(Journey.IN_THE_WORLD)
class CookielessTest {

    /** What the platform's page was asked to keep, as it wrote down. Who has to wait for the answer asks again, by the same id. */
    private static final String PUTS =
            "new Set(window.__messages.filter(one => one.data.subject === 'lti.put_data' && one.data.value !== null)"
                    + ".map(one => one.data.message_id)).size";

    private static final String KEPT = "Object.keys(sessionStorage).filter(key => key.startsWith('lti|')).length";

    private static final String DEAF = """
            if (window === top) {
              window.deaf = true;
              addEventListener("message", (event) => window.deaf && event.stopImmediatePropagation());
            }""";

    private final World world = World.ONE;

    @BeforeEach
    void nobodyHasBeenHere() {
        world.forgetEverything();
    }

    @AfterEach
    void allDialsAsUsual() {
        world.forgetEverything();
    }

    private static LocatorAssertions.IsVisibleOptions inTime() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
    }

    private static void assertOpened(Visit.Surface tool) {
        assertThat(tool.hook("checkpoint-title")).isVisible(inTime());
    }

    private static void assertOffersAWindow(Visit visit) {
        assertThat(visit.frame().hook("continue-in-new-window")).isVisible(inTime());
        assertThat(visit.frame().hook("checkpoint-title")).hasCount(0);
    }

    @ParameterizedTest
    @EnumSource(
            value = Dials.Storage.class,
            names = {"PARENT", "FORWARDING"})
    void where_no_cookie_is_kept_the_platforms_storage_proves_the_browser(Dials.Storage storage) {
        world.lms.dials().turn(storage);
        try (Visit visit = new Visit(world, Cookies.BLOCKED, Person.ADA)) {
            visit.openChapter();

            assertOpened(visit.frame());
            assertThat(visit.page.evaluate(PUTS)).isEqualTo(1);
            // Deleted after use: the message is on its way while the page comes.
            visit.page.waitForFunction(KEPT + " === 0");
            visit.frame().start();
        }
    }

    @Cases(always = "PARTITIONED", nightly = "ALLOWED")
    void where_a_cookie_is_kept_storage_is_left_alone(Cookies cookies) {
        world.lms.dials().turn(Dials.Storage.PARENT);
        try (Visit visit = new Visit(world, cookies, Person.ADA)) {
            visit.openChapter();

            assertOpened(visit.frame());
            assertThat(visit.page.evaluate(PUTS)).isEqualTo(0);
        }
    }

    @Tag("nightly")
    @Test
    void however_storage_misbehaves_the_button_leads_on() {
        world.lms.dials().turn(Dials.Storage.PARENT);
        try (Visit visit = new Visit(world, Cookies.BLOCKED, Person.ADA)) {
            for (StorageFault fault : StorageFault.values()) {
                if (fault != StorageFault.NONE) {
                    world.lms.dials().turn(fault);
                    visit.openChapter();
                    assertOffersAWindow(visit);
                }
            }

            Page window = visit.continueInNewWindow();

            assertOpened(visit.window(window));
        }
    }

    /** A slow phone, or a platform's page that is still loading: the page around the tool hears nothing until it is told to. */
    @Tag("nightly")
    @Test
    void a_platform_that_answers_only_after_the_button_is_offered_still_opens_the_page() {
        world.lms.dials().turn(Dials.Storage.PARENT);
        try (Visit visit = new Visit(world, Cookies.BLOCKED, Person.ADA)) {
            visit.page.addInitScript(DEAF);
            visit.openChapter();
            assertOffersAWindow(visit);

            visit.page.evaluate("window.deaf = false");

            assertOpened(visit.frame());
        }
    }

    /** The platform's hint works once, and the window has it. */
    @Test
    void who_has_pressed_the_button_goes_on_in_the_window_alone() {
        world.lms.dials().turn(Dials.Storage.PARENT);
        try (Visit visit = new Visit(world, Cookies.BLOCKED, Person.ADA)) {
            visit.page.addInitScript(DEAF);
            visit.openChapter();
            assertOffersAWindow(visit);
            assertOpened(visit.window(visit.continueInNewWindow()));
            visit.toolFrame().evaluate("""
                    navigation.addEventListener("navigate", () => window.hasLeft = true);
                    window.told = new Promise((tell) => addEventListener("message", ({ data }) => data === "told" && tell()));
                    0""");

            visit.page.evaluate("window.deaf = false");
            visit.page.waitForFunction("window.__messages.some(one => one.data.subject === 'lti.get_data')");
            visit.page.evaluate("frames.tool.postMessage('told', '*')");

            assertThat(visit.toolFrame().evaluate("told.then(() => window.hasLeft === true)"))
                    .isEqualTo(false);
            assertOffersAWindow(visit);
        }
    }

    @Tag("nightly")
    @Test
    void a_frame_that_does_not_exist_is_as_good_as_no_storage() {
        world.lms.dials().turn(Dials.Storage.FORWARDING);
        try (Visit visit = new Visit(world, Cookies.BLOCKED, Person.ADA)) {
            visit.page.addInitScript(
                    "addEventListener('DOMContentLoaded', () =>"
                            + " document.querySelectorAll('iframe[name=post_message_forwarding]').forEach(one => one.remove()))");
            visit.openChapter();

            assertOffersAWindow(visit);
        }
    }

    @Test
    void without_the_tools_scripts_the_button_is_there() {
        world.lms.dials().turn(Dials.Storage.PARENT);
        try (Visit visit = new Visit(world, Cookies.BLOCKED, Person.ADA)) {
            visit.abortToolScripts();
            visit.openChapter();
            assertOffersAWindow(visit);

            Page window = visit.continueInNewWindow();

            assertOpened(visit.window(window));
        }
    }

    @Test
    void a_proof_that_is_lost_on_the_way_opens_nothing_and_says_how_to_go_on() {
        world.lms.dials().turn(Dials.Storage.PARENT);
        try (Visit visit = new Visit(world, Cookies.BLOCKED, Person.ADA)) {
            // What was kept is read back at once; when the launch asks for it, by an id of its own, it is gone.
            visit.page.addInitScript(
                    "const asked = new Set(); addEventListener('message', ({data}) => {"
                            + " if (data.subject === 'lti.get_data' && asked.add(data.message_id).size > 1) sessionStorage.clear(); })");
            visit.openChapter();
            assertThat(visit.frame().at("#otherwise")).isVisible(inTime());
            assertThat(visit.frame().hook("checkpoint-title")).hasCount(0);
            assertThat(visit.frame().at("#otherwise")).containsText("Go back to your course");
        }
    }

    @Test
    void two_tabs_are_proved_each_by_its_own() {
        world.lms.dials().turn(Dials.Storage.PARENT);
        try (Visit visit = new Visit(world, Cookies.BLOCKED, Person.ADA)) {
            Page other = visit.anotherTab();
            visit.openChapter();
            other.navigate(world.lms.issuer() + "/modules/checkpoint-12");

            assertOpened(visit.frame());
            assertThat(other.frameLocator("iframe[name=tool]").locator("[data-testid=checkpoint-title]"))
                    .isVisible(inTime());
        }
    }

    @ParameterizedTest
    @Tag("nightly")
    @CsvSource({"320, LIGHT", "880, DARK"})
    void pictures_of_the_button(int width, ColorScheme scheme) {
        world.lms.dials().turn(Dials.Storage.PARENT).turn(StorageFault.ERROR);
        try (Visit visit = new Visit(world, Cookies.BLOCKED, Person.ADA, width, scheme)) {
            visit.openChapter();
            assertOffersAWindow(visit);
            visit.screenshot("storage-failed-" + width + "-" + scheme);
        }
    }
}
