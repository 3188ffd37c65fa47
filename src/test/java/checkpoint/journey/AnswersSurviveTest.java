package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import practice.Person;

/** Answers in their worst moments: a connection that is cut, a second tab, another device. */
class AnswersSurviveTest {

    private final World world = World.seven();

    @BeforeEach
    void nobodyHasBeenHere() {
        world.forgetEverything();
    }

    private Visit visit() {
        return new Visit(world, Cookies.PARTITIONED, Person.ADA);
    }

    private static Locator word(Visit.Surface tool) {
        return tool.at("[data-question-id=word] input");
    }

    private static Locator number(Visit.Surface tool) {
        return tool.at("[data-question-id=number] input");
    }

    private static Visit.Surface begin(Visit visit) {
        visit.openChapter();
        visit.frame().start();
        return visit.frame();
    }

    /** For this page, and also when it closes: an emulated cut ends with its page, which would send a last word. */
    private static void cutForGood(Visit visit) {
        visit.toolFrame().evaluate("() => { window.fetch = () => Promise.reject(new TypeError('cut')); }");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_old_tab_overwrites_nothing_loses_nothing_and_hands_in_only_what_was_seen(boolean scripts) {
        try (Visit visit = visit()) {
            if (!scripts) {
                visit.abortToolScripts();
            }
            Visit.Surface old = begin(visit);
            Visit.Surface newer = visit.openChapterInAnotherTab();
            newer.start();
            word(newer).fill("in the newer tab");
            newer.hook("save-responses").click();
            assertThat(newer.at(".progress")).containsText("1 of 7");
            if (scripts) {
                assertThat(old.hook("elsewhere-now")).containsText("Question ");
                assertThat(old.hook("see-newest")).isVisible();
            }

            number(old).fill("7");
            word(old).fill("in the old tab");
            old.hook("submit-attempt").click();

            assertThat(old.hook("elsewhere")).containsText("Not handed in yet");
            assertThat(old.hook("answered-elsewhere")).containsText("in the old tab");
            assertThat(word(old)).hasValue("in the newer tab");
            assertThat(number(old)).hasValue("7");
            visit.page.bringToFront();
            visit.screenshot("answered-elsewhere" + (scripts ? "" : "-plain"));
            old.handIn();
        }
    }

    @Test
    void what_was_answered_while_the_connection_was_cut_arrives_with_the_next_launch() {
        try (Visit visit = visit()) {
            Visit.Surface tool = begin(visit);
            word(tool).fill("before");
            assertThat(tool.at(".progress")).containsText("1 of 7");
            cutForGood(visit);
            word(tool).fill("while it was cut");
            number(tool).fill("7");
            assertThat(tool.hook("saved")).containsText("Not saved yet");
            visit.page.close();

            Visit.Surface again = visit.openChapterInAnotherTab();
            again.start();

            assertThat(word(again)).hasValue("while it was cut");
            assertThat(again.at(".progress")).containsText("2 of 7");
            assertThat(again.hook("saved")).containsText("Saved at");
            word(again).fill("and after it");
            assertThat(again.hook("answered-elsewhere")).hasCount(0);
            again.handIn();
            assertThat(again.at("[data-question-id=word]")).containsText("and after it");
        }
    }

    @Test
    void a_connection_that_comes_back_takes_what_was_answered_meanwhile() {
        try (Visit visit = visit()) {
            Visit.Surface tool = begin(visit);
            visit.offline(true);
            word(tool).fill("while it was cut");
            assertThat(tool.hook("saved")).containsText("Not saved yet");

            visit.offline(false);

            assertThat(tool.hook("saved")).containsText("Saved at");
            assertThat(tool.at(".progress")).containsText("1 of 7");
        }
    }

    @Test
    void what_was_answered_on_another_device_meanwhile_stands_and_what_was_left_behind_is_told() {
        try (Visit laptop = visit();
                Visit phone = visit()) {
            Visit.Surface tool = begin(laptop);
            cutForGood(laptop);
            word(tool).fill("on the laptop");
            number(tool).fill("7");
            assertThat(tool.hook("saved")).containsText("Not saved yet");
            laptop.page.close();
            Visit.Surface other = begin(phone);
            assertThat(word(other)).hasValue("");
            word(other).fill("on the phone");
            assertThat(other.at(".progress")).containsText("1 of 7");
            Visit.Surface again = laptop.openChapterInAnotherTab();
            again.start();

            assertThat(again.hook("answered-elsewhere")).containsText("Here you had: on the laptop");
            assertThat(word(again)).hasValue("on the phone");
            assertThat(again.at(".progress")).containsText("2 of 7");
            again.handIn();
            assertThat(again.at("[data-question-id=word]")).containsText("on the phone");
        }
    }
}
