package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import checkpoint.testing.Cases;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import practice.Person;

/** What learners type, in a real browser, with the tool's scripts and without them. */
@Journey
@ResourceLock(Journey.AMONG_SEVEN)
class TypedAnswersStoryTest {

    private final World world = World.seven();

    @BeforeEach
    void nobodyHasBeenHere() {
        world.forgetEverything();
    }

    private Visit visit(boolean scripts) {
        Visit visit = new Visit(world, Cookies.PARTITIONED, Person.ADA);
        if (!scripts) {
            visit.abortToolScripts();
        }
        visit.openChapter();
        visit.frame().start();
        return visit;
    }

    private static Locator question(Visit visit, String id) {
        return visit.frame().at("[data-question-id=" + id + "]");
    }

    @Cases(
            always = "false | it's the idempotency keys",
            nightly = {
                "true | idempotancy key (of the run)",
                "true | An Idempotency-Key.",
                "true | it's the idempotency keys",
                "false | An Idempotency-Key.",
                "false | idempotancy key (of the run)"
            })
    void a_text_counts_as_a_person_would_take_it(boolean scripts, String typed) {
        try (Visit visit = visit(scripts)) {
            question(visit, "word").locator("input").fill(typed);
            if (!scripts) {
                visit.frame().press("save-responses");
                assertThat(question(visit, "word").locator("input")).hasValue(typed);
            } else {
                assertThat(visit.frame().hook("saved")).containsText("Saved at");
            }

            visit.frame().submit();

            assertThat(visit.frame().hook("score")).hasAttribute("data-score-given", "1");
            assertThat(question(visit, "word")).containsText("Your answer: " + typed);
            assertThat(question(visit, "word")).containsText("Correct");
        }
    }

    @Cases(
            always = "true | primary key",
            nightly = {"true | idempotency", "false | primary key", "false | idempotency"})
    void another_text_earns_nothing_and_does_not_tell_the_right_one(boolean scripts, String typed) {
        try (Visit visit = visit(scripts)) {
            question(visit, "word").locator("input").fill(typed);

            visit.frame().submit();

            assertThat(visit.frame().hook("score")).hasAttribute("data-score-given", "0");
            assertThat(question(visit, "word")).containsText("Incorrect");
            assertThat(question(visit, "word")).containsText("Your answer: " + typed);
            assertThat(visit.frame().at("main")).not().containsText("idempotency key");
        }
    }

    @Cases(
            always = "true | forty | This cannot be read as a number.",
            nightly = {
                "false | 40 apples | This unit cannot be read here.",
                "true | 40 apples | This unit cannot be read here.",
                "false | forty | This cannot be read as a number."
            })
    void a_number_that_cannot_be_read_is_asked_about_and_one_that_can_is_marked(
            boolean scripts, String typed, String words) {
        try (Visit visit = visit(scripts)) {
            Locator number = question(visit, "number").locator("input");
            number.fill(typed);
            if (!scripts) {
                visit.frame().press("save-responses");
            }
            assertThat(visit.frame().hook("reading")).containsText(words);

            visit.frame().press("submit-attempt");
            assertThat(visit.frame().hook("unclear")).containsText("Not submitted yet");
            assertThat(number).hasValue(typed);
            assertThat(number).hasAttribute("aria-invalid", "true");

            number.fill("~ 43,2");
            visit.frame().submit();
            assertThat(visit.frame().hook("score")).hasAttribute("data-score-given", "1");
        }
    }
}
