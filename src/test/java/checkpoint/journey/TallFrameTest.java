package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import checkpoint.testing.Cases;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import practice.Dials.FrameMessages;
import practice.Dials.Manner;
import practice.Person;

/** A page higher than the LMS's window, in the frames of each kind of LMS: it scrolls within, so what sticks sticks and what is linked lands. */
@Journey
@ResourceLock(Journey.AMONG_SEVEN)
class TallFrameTest {

    private final World world = World.seven();

    @BeforeEach
    void nobodyHasBeenHere() {
        world.forgetEverything();
    }

    @Cases(
            always = "MOODLE | AS_ITS_MANNER | 320",
            nightly = {
                "PLAIN | AS_ITS_MANNER | 1280",
                "CANVAS | AS_ITS_MANNER | 320",
                "PLAIN | HEIGHT_ALONE | 880",
                "PLAIN | NONE | 320"
            })
    void the_saving_is_in_view_at_every_moment_and_links_land(Manner manner, FrameMessages messages, int width) {
        world.lms.dials().turn(manner).turn(messages);
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.ADA, width, ColorScheme.LIGHT)) {
            visit.openChapter();
            Visit.Surface tool = visit.frame();
            tool.comes("checkpoint-title");
            tool.settle();
            tool.at(".steps a[href='#quiz']").click();
            isInView(visit, tool.at("#quiz"), "what \"Pass the quiz\" leads to");
            tool.start();
            isInView(visit, tool.at("h1"), "the beginning of the quiz");

            Locator question = tool.hook("question").last();
            question.locator("input, select").first().focus();
            for (String place : new String[] {"0", "document.body.scrollHeight / 2", "document.body.scrollHeight"}) {
                visit.page.evaluate("scrollTo(0, " + place + ")");
                visit.toolFrame().evaluate("scrollTo(0, " + place + ")");
                isInView(visit, tool.hook("saved"), "the saving, at " + place);
                isInView(visit, tool.at(".progress"), "the progress, at " + place);
            }
            tool.at(".jumps a[href]").first().click();
            isInView(visit, tool.hook("question").first(), "the open question");

            tool.press("submit-attempt");
            tool.comes("score");
            isInView(visit, tool.hook("score"), "the verdict");
        }
    }

    /** Its upper edge lies within the LMS's window, and within the frame. */
    private static void isInView(Visit visit, Locator what, String name) {
        visit.page.waitForCondition(() -> isInView(visit, what));
        assertThat(isInView(visit, what)).as(name).isTrue();
    }

    private static boolean isInView(Visit visit, Locator what) {
        BoundingBox box = what.boundingBox();
        BoundingBox frame = visit.page.locator("iframe[name=tool]").boundingBox();
        double window = ((Number) visit.page.evaluate("innerHeight")).doubleValue();
        return box != null
                && box.y >= Math.max(0, frame.y)
                && box.y + Math.min(box.height, 20) <= Math.min(window, frame.y + frame.height) + 1;
    }

    @ParameterizedTest
    @CsvSource({"AS_ITS_MANNER", "HEIGHT_ALONE"})
    void a_frame_is_never_higher_than_the_window(FrameMessages messages) {
        world.lms.dials().turn(messages);
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.ADA)) {
            visit.openChapter();
            visit.frame().start();

            assertThat(visit.page.locator("iframe[name=tool]").boundingBox().height)
                    .isBetween(400.0, 1000.0);
            assertThat(visit.frame().hook("submit-attempt")).not().isInViewport();
        }
    }
}
