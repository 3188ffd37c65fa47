package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import checkpoint.journey.Browsers.Cookies;
import checkpoint.testing.Cases;
import com.microsoft.playwright.options.ColorScheme;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import practice.Person;

/** An instructor's day at the desk of a large class, with scripts and without. */
@Journey
@ResourceLock(Journey.AMONG_AUTHORS)
class DeskStoryTest {

    private final World world = World.authors();

    @BeforeEach
    void aHundredAndTwentyAreEnrolled() {
        world.forgetEverything();
        // Ada, Grace and Linus are there already.
        for (int i = 1; i <= 117; i++) {
            world.lms.roster().enrol("many-" + i, "Student", "Number " + i, Person.Part.STUDENT);
        }
    }

    @AfterEach
    void asUsual() {
        world.forgetEverything();
    }

    @Cases(
            always = "880 | true",
            nightly = {"1280 | true", "320 | false"})
    void a_class_is_found_its_way_through_its_gate_checked_and_its_rules_set(int width, boolean scripts) {
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.ADA)) {
            visit.openChapter();
            Visit.Surface quiz = visit.frame();
            quiz.start();
            quiz.answer(true);
            quiz.submit();
        }
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.MARGARET, width, ColorScheme.LIGHT)) {
            if (!scripts) {
                visit.abortToolScripts();
            }
            visit.openChapter();
            Visit.Surface desk = visit.frame();
            readsTheClass(desk);
            sendsAgain(desk);
            checksTheGate(desk);
            setsRules(desk);
        }
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.GRACE)) {
            visit.openChapter();
            assertThat(visit.frame().at("main")).containsText("70%");
            assertThat(visit.frame().at("main")).containsText("5 left of 5");
        }
    }

    @Test
    void somebody_is_found_given_time_and_the_rules_are_set_with_the_keyboard_alone() {
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.MARGARET, 880, ColorScheme.LIGHT)) {
            visit.openChapter();
            Visit.Surface desk = visit.frame();
            visit.page.waitForCondition(() -> {
                visit.keyTo("[data-testid=tab][data-tab=grades]", "instructor-view");
                return desk.hook("learner-row").count() == 50;
            });

            visit.tabTo("#q");
            visit.page.keyboard().type("number 77");
            visit.page.keyboard().press("Enter");
            assertThat(desk.hook("learner-row")).hasCount(1);
            visit.key("learner", "one-learner");
            visit.key("accommodate", "save-accommodation");
            visit.tabTo("#minutes");
            visit.page.keyboard().type("10");
            visit.key("save-accommodation", "class-notice");

            visit.keyTo("[data-testid=tab][data-tab=gate]", "gate");
            visit.keyTo("[data-testid=tab][data-tab=settings]", "settings-form");
            visit.tabTo("#attempts");
            visit.page.keyboard().type("5");
            visit.key("save-settings", "class-notice");
            assertThat(desk.at("#attempts")).hasValue("5");
        }
        Assertions.assertThat(given()).isEqualTo("many-77 10");
    }

    private String given() {
        return world.database()
                .sql("select subject || ' ' || minutes from accommodation")
                .query(String.class)
                .single();
    }

    private static void readsTheClass(Visit.Surface desk) {
        desk.pressUntil(
                desk.at("[data-testid=tab][data-tab=grades]"),
                () -> desk.hook("learner-row").count() == 50);
        desk.press("following");
        assertThat(desk.hook("pages")).containsText("Page 2 of 3");

        desk.at("#q").fill("number 77");
        desk.press("search");
        assertThat(desk.hook("learner-row")).hasCount(1);
        desk.press("learner");
        assertThat(desk.hook("one-learner")).containsText("Student Number 77");
        desk.press("back-to-class");

        desk.press(desk.at("button[name=filter][value=is-passed]"));
        assertThat(desk.hook("learner-row")).hasCount(1);
        desk.press("learner");
        assertThat(desk.hook("one-attempt")).hasCount(1);
        desk.press("back-to-class");
    }

    private static void sendsAgain(Visit.Surface desk) {
        desk.press("send-again-all");
        assertThat(desk.hook("ask-first")).containsText("Send 1 grade again?");
        desk.press("cancel");
        assertThat(desk.hook("class-notice")).hasCount(0);
        desk.press("send-again-all");
        desk.press("confirm");
        assertThat(desk.hook("class-notice")).isVisible();
    }

    private static void checksTheGate(Visit.Surface desk) {
        desk.press(desk.at("[data-testid=tab][data-tab=gate]"));
        assertThat(desk.at("[data-testid=gate-line][data-check=column]")).hasAttribute("data-state", "good");
        assertThat(desk.at("[data-testid=gate-line][data-check=services]")).hasAttribute("data-state", "good");
        assertThat(desk.at("[data-testid=gate-line][data-check=roster]")).containsText("120");
        assertThat(desk.at("[data-testid=gate-line][data-state=wrong]")).hasCount(0);
        assertEquals(
                desk.at("[data-testid=gate] .lines").boundingBox().width,
                desk.at("[data-testid=gate] > .notice").boundingBox().width,
                "the verdict is as wide as the lines");
    }

    private static void setsRules(Visit.Surface desk) {
        desk.press(desk.at("[data-testid=tab][data-tab=settings]"));
        desk.at("#attempts").fill("5");
        desk.at("[id=pass-mark]").fill("70");
        desk.press("save-settings");
        assertThat(desk.hook("class-notice")).isVisible();
    }
}
