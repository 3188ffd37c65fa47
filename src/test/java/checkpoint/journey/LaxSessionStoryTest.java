package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import practice.Dials;
import practice.Person;

/** The LMS's session cookie is {@code SameSite=Lax}, as Moodle's has been since May 2026. */
@Journey
@ResourceLock(Journey.AMONG_AUTHORS)
class LaxSessionStoryTest {

    private final World world = World.authors();

    @BeforeEach
    void nobodyHasBeenHere() {
        world.forgetEverything();
        world.lms.dials().turn(Dials.Manner.MOODLE);
        world.lms.dials().turn(Dials.SessionCookie.LAX);
    }

    @AfterEach
    void allDialsAsUsual() {
        world.forgetEverything();
    }

    /** Of nobody signed in the LMS thinks that it is Ada: only who has their session is Margaret. */
    private Locator opened(Visit visit) {
        visit.openChapter();
        Locator view = visit.frame().hook("instructor-view");
        assertThat(view).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
        return visit.frame().at(".foot a");
    }

    @Test
    void the_launch_opens_and_the_link_back_to_the_course_leaves_the_frame_with_the_session() {
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.MARGARET)) {
            opened(visit).click();

            visit.page.waitForURL(world.lms.issuer() + "/");
            assertThat(visit.page.locator("#person")).hasValue(Person.MARGARET.name());
        }
    }

    /** What the link would lead to, if it stayed in the frame. */
    @Test
    void within_the_frame_the_session_does_not_come_along() {
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.MARGARET)) {
            Locator back = opened(visit);
            back.evaluate("link => link.removeAttribute('target')");
            back.click();

            FrameLocator inside = visit.page.frameLocator("iframe[name=tool]");
            assertThat(inside.locator("#person")).hasValue(Person.ADA.name());
        }
    }
}
