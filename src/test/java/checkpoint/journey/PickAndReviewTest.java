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
import practice.Course;
import practice.Dials;
import practice.Person;
import practice.PracticeLms;

/** An instructor adds a checkpoint from within the course, and later opens a learner's work from the gradebook. */
@Journey
@ResourceLock(Journey.IN_THE_WORLD)
class PickAndReviewTest {

    private final World world = World.ONE;

    @BeforeEach
    void nobodyHasBeenHere() {
        world.forgetEverything();
    }

    @AfterEach
    void allDialsAsUsual() {
        world.forgetEverything();
    }

    private static LocatorAssertions.IsVisibleOptions within20s() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);
    }

    private void openPicker(Visit visit) {
        visit.page.navigate(world.lms.issuer() + "/deep-linking?tool=" + PracticeLms.CLIENT_ID);
        visit.goOnWithoutScripts(visit.page);
    }

    /** The newest module of the course, which the platform made of our response. */
    private Course.Module added() {
        assertThat(world.lms.deepLinking().lastErrors()).isEmpty();
        return world.lms.modules().getLast();
    }

    @Cases(
            always = "BLOCKED | FORWARDING",
            nightly = {"ALLOWED | OFF", "PARTITIONED | OFF"})
    void an_instructor_picks_a_checkpoint_and_students_open_it(Cookies cookies, Dials.Storage storage) {
        world.lms.dials().turn(storage);
        try (Visit visit = new Visit(world, cookies, Person.MARGARET)) {
            openPicker(visit);
            visit.frame().press("choose-checkpoint");
            assertThat(visit.frame().hook("deep-linking-result")).isVisible(within20s());
            Course.Module module = added();

            visit.become(Person.ADA);
            visit.page.navigate(world.lms.issuer() + "/modules/" + module.id());

            assertThat(visit.frame().hook("checkpoint-title")).isVisible(within20s());
        }
    }

    @Test
    void where_the_browser_keeps_nothing_in_frames_a_window_proves_it_and_hands_the_picker_to_the_platforms_dialogue() {
        world.lms.dials().turn(Dials.Manner.MOODLE);
        try (Visit visit = new Visit(world, Cookies.BLOCKED, Person.MARGARET)) {
            openPicker(visit);
            Page window = visit.continueInNewWindow();

            assertThat(visit.frame().hook("choose-checkpoint").first()).isVisible(within20s());
            visit.frame().press("choose-checkpoint");
            assertThat(visit.frame().hook("deep-linking-result")).isVisible(within20s());
            assertThat(world.lms.deepLinking().lastErrors()).isEmpty();
            assertThat(window.isClosed())
                    .as("nothing is left to do in the window")
                    .isTrue();
        }
    }

    @Test
    void without_the_tools_scripts_the_response_goes_by_its_button() {
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.MARGARET)) {
            visit.abortToolScripts();
            openPicker(visit);
            visit.frame().press("choose-checkpoint");
            visit.frame().press("continue");

            assertThat(visit.frame().hook("deep-linking-result")).isVisible(within20s());
            assertThat(world.lms.deepLinking().lastErrors()).isEmpty();
        }
    }

    @Test
    void points_and_dates_reach_the_platform_with_the_browsers_zone() {
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.MARGARET)) {
            openPicker(visit);
            visit.frame().press(visit.frame().at("summary"));
            visit.frame().at("[name='points.chapter-12']").fill("40");
            visit.frame().at("[name='submit-until.chapter-12']").fill("2027-07-10T18:30");
            visit.frame().press("choose-checkpoint");

            assertThat(visit.frame().hook("deep-linking-result")).isVisible(within20s());
            assertThat(world.lms.deepLinking().lastErrors()).isEmpty();
            assertThat(world.lms.deepLinking().lastResponse())
                    .contains("\"scoreMaximum\":40", "\"endDateTime\":\"2027-07-10T18:30:00");
        }
    }

    /** By this mark WebKit, which shows today where no date was entered, is told to show none. */
    @Test
    void a_date_that_was_not_entered_is_marked_as_empty_and_one_that_was_is_not() {
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.MARGARET)) {
            openPicker(visit);
            visit.frame().press(visit.frame().at("summary"));
            var until = visit.frame().at("[name='submit-until.chapter-12']");
            assertThat(until).hasAttribute("data-empty", "");

            until.fill("2027-07-10T18:30");
            assertThat(until).not().hasAttribute("data-empty", "");
            until.fill("");
            assertThat(until).hasAttribute("data-empty", "");
        }
    }

    @Test
    void a_picker_that_is_called_off_adds_nothing() {
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.MARGARET)) {
            int before = world.lms.modules().size();
            openPicker(visit);
            visit.frame().press("cancel");

            assertThat(visit.frame().hook("deep-linking-result")).isVisible(within20s());
            assertThat(world.lms.deepLinking().lastErrors()).isEmpty();
            assertThat(world.lms.modules()).hasSize(before);
        }
    }

    @Test
    void an_instructor_opens_a_learners_work_from_the_gradebook_as_canvas_does() {
        world.lms.dials().turn(Dials.Manner.CANVAS);
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.ADA)) {
            visit.openChapter();
            visit.frame().start();
            visit.frame().answer(true);
            visit.frame().submit();
            visit.become(Person.MARGARET);
            visit.page.waitForCondition(() -> {
                visit.page.navigate(world.lms.issuer() + "/gradebook");
                return visit.page.locator("a:text-is('Review')").count() > 0;
            });
            visit.page.locator("a:text-is('Review')").first().click();

            assertThat(visit.frame().hook("attempt-review")).isVisible(within20s());
            assertThat(visit.frame().hook("attempt-review")).containsText("Ada Okafor, attempt 1");
        }
    }

    @ParameterizedTest
    @Tag("nightly")
    @CsvSource({"320, LIGHT", "880, DARK"})
    void pictures_of_the_picker(int width, ColorScheme scheme) {
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.MARGARET, width, scheme)) {
            openPicker(visit);
            assertThat(visit.frame().hook("choose-checkpoint")).isVisible(within20s());
            visit.frame().press(visit.frame().at("summary"));
            visit.screenshot("picker-" + width + "-" + scheme);
            // By key: a picture of the whole page moves what a click would aim at.
            visit.frame().at("[name=preview]").press("Enter");
            assertThat(visit.frame().hook("back-to-choice")).isVisible(within20s());
            visit.screenshot("picker-preview-" + width + "-" + scheme);
        }
    }
}
