package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import checkpoint.testing.Cases;
import com.microsoft.playwright.Locator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import practice.Person;

/** The pause after a failed attempt at the checkpoint that we ship, in a real browser, with the tool's scripts and without them. */
@Journey
@ResourceLock("checkpoint.journey.World.asShipped")
class PauseStoryTest {

    private final World world = World.asShipped();

    @BeforeEach
    void nobodyHasBeenHere() {
        world.forgetEverything();
    }

    private void pass(int minutes) {
        world.database()
                .sql("update attempt set started_at = started_at - make_interval(mins => :m),"
                        + " submitted_at = submitted_at - make_interval(mins => :m)")
                .param("m", minutes)
                .update();
    }

    private static Set<String> put(Visit.Surface tool) {
        Set<String> ids = new HashSet<>();
        for (Locator question : tool.hook("question").all()) {
            ids.add(question.getAttribute("data-question-id"));
        }
        return ids;
    }

    @Cases(always = "true", nightly = "false")
    void a_failed_attempt_leads_to_what_was_missed_and_another_one_waits_ten_minutes(boolean scripts) {
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.ADA)) {
            if (!scripts) {
                visit.abortToolScripts();
            }
            visit.openChapter();
            Visit.Surface tool = visit.frame();
            tool.start();
            Set<String> first = put(tool);
            tool.answer(false);
            tool.submit();
            assertThat(tool.hook("score")).hasAttribute("data-passed", "false");
            assertThat(tool.at("section[aria-labelledby=again]")).containsText("Review these sections");
            assertThat(tool.hook("start-attempt")).hasCount(0);

            tool.pressAway(tool.hook("read-missed"));
            assertThat(tool.at(".notice-wait")).containsText("Take a short break before your next attempt.");
            assertThat(tool.hook("start-attempt")).hasCount(0);

            pass(9);
            // The page that comes says so too: the one that is asked is marked, not to be taken for it.
            tool.at(".notice-wait").evaluate("notice => notice.dataset.asked = true");
            tool.press(tool.at(".notice-wait button"));
            assertThat(tool.at(".notice-wait:not([data-asked])")).isVisible();

            pass(1);
            tool.press(tool.at(".notice-wait button"));
            assertThat(tool.at(".notice-wait")).hasCount(0);
            tool.start();
            assertThat(put(tool)).hasSize(15).doesNotContainAnyElementsOf(List.copyOf(first));
        }
    }

    @Tag("nightly")
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_passed_attempt_is_followed_by_no_pause(boolean scripts) {
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.ADA)) {
            if (!scripts) {
                visit.abortToolScripts();
            }
            visit.openChapter();
            Visit.Surface tool = visit.frame();
            tool.start();
            tool.answer(true);
            tool.submit();
            assertThat(tool.hook("score")).hasAttribute("data-passed", "true");

            visit.openChapter();

            assertThat(tool.hook("start-attempt")).isVisible();
            assertThat(tool.at(".notice-wait")).hasCount(0);
        }
    }
}
