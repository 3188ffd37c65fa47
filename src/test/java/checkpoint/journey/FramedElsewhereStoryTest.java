package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import practice.Person;

/** An app of the platform's on an origin of its own frames the course page, which frames the tool. */
@Journey
@ResourceLock(Journey.IN_THE_WORLD)
class FramedElsewhereStoryTest {

    private static final String APP = "http://localhost:19";

    private final World world = World.ONE;

    @BeforeEach
    @AfterEach
    void nobodyHasBeenHere() {
        world.forgetEverything();
    }

    @Test
    void a_learner_reads_which_page_is_in_the_way_and_goes_on_in_a_window() {
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.ADA)) {
            String course = world.lms.issuer() + "/modules/checkpoint-12";
            visit.page.route(
                    APP + "/**",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html")
                            .setBody(
                                    "<!doctype html><title>App</title><iframe name=\"course\" width=\"900\" height=\"700\" src=\""
                                            + course + "\"></iframe>")));
            visit.page.navigate(APP + "/learning");

            FrameLocator tool = visit.page.frameLocator("iframe[name=course]").frameLocator("iframe[name=tool]");
            LocatorAssertions.ContainsTextOptions inTime =
                    new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);
            assertThat(tool.locator("[data-testid=refusal]")).containsText("frame-origins: " + APP, inTime);
            assertThat(tool.locator("[data-testid=refusal]")).hasAttribute("data-code", "LTI-105");

            Page window = visit.page.waitForPopup(
                    () -> tool.locator("[data-testid=continue-in-new-window]").click());
            assertThat(window.locator("main h1").first()).isVisible();
        }
    }
}
