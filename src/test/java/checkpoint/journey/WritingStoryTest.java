package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import practice.Person;

/** Checkpoints written in the course: saved as they are typed, by one or by two at once. */
@Journey
@ResourceLock(Journey.IN_THE_WORLD)
class WritingStoryTest {

    private static final int MOST_STOPS = 120;

    private final World world = World.ONE;

    @BeforeEach
    void nobodyHasBeenHere() {
        world.forgetEverything();
    }

    @AfterEach
    void asUsual() {
        world.forgetEverything();
    }

    private Visit instructor(int width) {
        return new Visit(world, Cookies.PARTITIONED, Person.MARGARET, width, ColorScheme.LIGHT);
    }

    private static void begin(Visit visit, String title) {
        visit.openChapter();
        Visit.Surface tool = visit.frame();
        tool.press("write");
        tool.at("#title").fill(title);
        tool.press("begin-blank");
        tool.comes("draft-page");
    }

    private static void openPage(Visit.Surface tool) {
        tool.press(tool.at("[data-testid=edit-file][data-path='page.md']"));
        assertThat(tool.at("#text")).isVisible();
    }

    /** Moves the focus on within the page until it stands on what fits. */
    private static void tabTo(Visit visit, String selector) {
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            visit.page.keyboard().press("Tab");
            if ((boolean) visit.toolFrame().evaluate("wanted => document.activeElement.matches(wanted)", selector)) {
                return;
            }
        }
        throw new AssertionError("no way by Tab to " + selector);
    }

    private static void write(Visit visit, String field, String words) {
        tabTo(visit, field);
        visit.page.keyboard().type(words);
    }

    private static void press(Visit visit, String button, String then) {
        tabTo(visit, "[data-testid=" + button + "]");
        visit.page.keyboard().press("Enter");
        visit.frame().comes(then);
        visit.frame().settle();
    }

    private static void comesToSaved(Visit.Surface tool) {
        assertThat(tool.hook("typed")).hasAttribute("data-state", "saved");
    }

    @Test
    void three_questions_are_written_from_blank_by_the_keyboard_alone() {
        try (Visit visit = instructor(880)) {
            begin(visit, "Weather");
            Visit.Surface tool = visit.frame();
            press(visit, "to-questions", "add-question");
            for (String answer : new String[] {"wet", "cold", "loud"}) {
                tabTo(visit, "#type");
                visit.page.keyboard().type("Short");
                press(visit, "add-question", "save-question");
                write(visit, "#stem", "What is rain, if not " + answer + "?");
                write(visit, "#accept", "not " + answer);
                comesToSaved(tool);
                assertThat(tool.hook("question")).containsText("if not " + answer);
                press(visit, "to-questions", "add-question");
            }
            assertThat(tool.hook("listed-question")).hasCount(4);

            press(visit, "delete-question", "notice");
            assertThat(tool.hook("listed-question")).hasCount(3);
            press(visit, "to-draft", "publish");
            press(visit, "publish", "notice");
            assertThat(tool.hook("notice")).hasAttribute("data-notice", "published");
        }
    }

    @Test
    void what_is_typed_is_saved_shown_and_read_out_once_and_undone_at_once() {
        try (Visit visit = instructor(1280)) {
            begin(visit, "Weather");
            Visit.Surface tool = visit.frame();
            openPage(tool);
            Locator text = tool.at("#text");
            text.fill("# Clouds\n\nThey are");
            comesToSaved(tool);
            String told = tool.hook("typed-told").textContent();

            text.press("End");
            text.pressSequentially(" **wet**.");
            assertThat(tool.hook("typed")).hasAttribute("data-state", "unsaved");
            assertThat(tool.hook("shown-page").locator("strong")).hasText("wet");
            comesToSaved(tool);
            assertThat(told).startsWith("Saved");
            assertThat(tool.hook("typed-told")).hasText(told);

            tool.press("undo");
            openPage(tool);
            assertThat(tool.hook("shown-page")).containsText("read again before the questions");
        }
    }

    @Test
    void typing_goes_on_while_the_connection_is_gone_and_is_saved_when_it_is_back() {
        try (Visit visit = instructor(880)) {
            begin(visit, "Weather");
            Visit.Surface tool = visit.frame();
            openPage(tool);
            visit.offline(true);
            tool.at("#text").fill("# Fog");
            assertThat(tool.hook("typed")).hasAttribute("data-state", "trying");

            tool.at("#text").fill("# Fog and mist");
            visit.offline(false);

            comesToSaved(tool);
            assertThat(tool.hook("shown-page")).containsText("Fog and mist");
        }
    }

    @Test
    void two_who_type_at_once_are_told_and_lose_nothing() {
        try (Visit visit = instructor(320)) {
            begin(visit, "Weather");
            Visit.Surface mine = visit.frame();
            openPage(mine);
            Page other = visit.anotherTab();
            Visit.Surface theirs = visit.openChapterIn(other);
            theirs.press("write");
            theirs.press("edit-draft");
            openPage(theirs);

            theirs.at("#text").fill("# Theirs");
            comesToSaved(theirs);
            mine.at("#text").fill("# Mine");
            assertThat(mine.hook("typed")).hasAttribute("data-state", "elsewhere");
            mine.press("save-text");

            mine.comes("conflict");
            assertThat(mine.at("#text")).hasValue("# Mine");
            assertThat(mine.at("#theirs")).hasValue("# Theirs");
        }
    }
}
