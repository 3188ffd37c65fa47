package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import checkpoint.testing.Cases;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import practice.Person;

/** Checkpoints written in the course: saved as they are typed, by one or by two at once. */
@Journey
@ResourceLock(Journey.AMONG_AUTHORS)
class WritingStoryTest {

    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final World world = World.authors();

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

    private static void write(Visit visit, String field, String words) {
        visit.tabTo(field);
        visit.page.keyboard().type(words);
    }

    private static void comesToSaved(Visit.Surface tool) {
        assertThat(tool.hook("typed")).hasAttribute("data-state", "saved");
    }

    @Test
    void three_questions_are_written_from_blank_by_the_keyboard_alone() {
        try (Visit visit = instructor(880)) {
            begin(visit, "Weather");
            Visit.Surface tool = visit.frame();
            visit.key("to-questions", "add-question");
            for (String answer : new String[] {"wet", "cold", "loud"}) {
                visit.tabTo("#type");
                visit.page.keyboard().type("Short");
                visit.key("add-question", "save-question");
                write(visit, "#stem", "What is rain, if not " + answer + "?");
                write(visit, "#accept", "not " + answer);
                comesToSaved(tool);
                assertThat(tool.hook("question")).containsText("if not " + answer);
                visit.key("to-questions", "add-question");
            }
            assertThat(tool.hook("listed-question")).hasCount(4);

            visit.key("delete-question", "notice");
            assertThat(tool.hook("listed-question")).hasCount(3);
            visit.key("to-draft", "publish");
            visit.key("publish", "notice");
            assertThat(tool.hook("notice")).hasAttribute("data-notice", "published");
        }
    }

    private static void choose(Visit visit, String field, String words) {
        visit.tabTo("[id='" + field + "']");
        visit.page.keyboard().type(words);
    }

    /** Replaces what stands in a field. */
    private static void fill(Visit visit, String field, String words) {
        visit.tabTo("[id='" + field + "']");
        visit.page.keyboard().press("Control+a");
        visit.page.keyboard().type(words);
    }

    @Cases(always = "880 | true", nightly = "320 | false")
    void the_policy_is_set_by_the_keyboard_alone_and_holds_when_it_is_opened_again(int width, boolean scripts) {
        try (Visit visit = instructor(width)) {
            if (!scripts) {
                visit.abortToolScripts();
            }
            begin(visit, "Weather");
            Visit.Surface tool = visit.frame();
            visit.key("to-policy", "policy-form");
            fill(visit, "pass-mark", "70%");
            fill(visit, "attempts", "3");
            fill(visit, "cool-down", "soon");
            fill(visit, "draw", "1");
            choose(visit, "feedback", "Never");
            choose(visit, "keys", "After a pass or");
            fill(visit, "next.title", "On to the sea");
            visit.key("save-policy", "notice");
            assertThat(tool.at("[id='cool-down-fault']")).isVisible();
            assertThat(tool.at("[id='cool-down']")).hasAttribute("aria-invalid", "true");

            fill(visit, "cool-down", "10m");
            visit.key("save-policy", "notice");
            assertThat(tool.at(".fault")).hasCount(0);
            visit.key("to-draft", "publish");
            visit.key("to-policy", "policy-form");

            assertThat(tool.at("[id='pass-mark']")).hasValue("70%");
            assertThat(tool.at("[id='attempts']")).hasValue("3");
            assertThat(tool.at("[id='cool-down']")).hasValue("10m");
            assertThat(tool.at("[id='draw']")).hasValue("1");
            assertThat(tool.at("[id='feedback']")).hasValue("never");
            assertThat(tool.at("[id='keys']")).hasValue("after-last-attempt");
            assertThat(tool.at("[id='next.title']")).hasValue("On to the sea");
        }
    }

    @Tag("nightly")
    @Test
    void an_image_is_put_where_somebody_was_typing_by_a_button_and_saved() {
        try (Visit visit = instructor(880)) {
            begin(visit, "Weather");
            Visit.Surface tool = visit.frame();
            tool.at("#file").setInputFiles(new FilePayload("Rain.png", "image/png", PIXEL));
            tool.press("upload-image");
            assertThat(tool.hook("notice")).hasAttribute("data-notice", "image");
            openPage(tool);
            tool.at("#text").fill("# Rain\n\nIt falls. Then it ends.");
            tool.at("#text").evaluate("text => text.setSelectionRange(17, 17)");

            tool.press(tool.hook("pictures").locator("summary"));
            tool.press(tool.at("[data-insert*='rain.png']"));

            assertThat(tool.at("#text"))
                    .hasValue(Pattern.compile("# Rain\\s+It falls\\.\\s*!\\[.+]\\(rain\\.png\\)\\s*Then it ends\\."));
            assertThat(tool.at("#text")).isFocused();
            comesToSaved(tool);
            assertThat(tool.hook("shown-page").locator("img[src$='rain.png']")).hasCount(1);
        }
    }

    @Test
    void what_is_typed_is_saved_shown_and_read_out_once_and_undone_at_once() {
        try (Visit visit = instructor(1280)) {
            begin(visit, "Weather");
            Visit.Surface tool = visit.frame();
            openPage(tool);
            assertThat(tool.hook("undo")).hasCount(0);
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

    @Tag("nightly")
    @Test
    void a_fault_of_the_text_has_the_keyboard_and_leads_to_its_line() {
        try (Visit visit = instructor(880)) {
            begin(visit, "Weather");
            Visit.Surface tool = visit.frame();
            tool.press("to-text");
            String text = tool.at("#text").inputValue();
            tool.at("#text").fill(text.replace("pass-mark: 80%", "pass-mark: 180%"));
            tool.press("save-text");
            assertThat(tool.at("[role=group][aria-labelledby=faults-title]")).isFocused();

            tool.at("a[data-line]").first().click();

            assertThat(tool.at("#text")).isFocused();
            Object chosen = tool.at("#text")
                    .evaluate("text => text.value.substring(text.selectionStart, text.selectionEnd).trim()");
            org.assertj.core.api.Assertions.assertThat(chosen).isEqualTo("pass-mark: 180%");
        }
    }

    @Test
    void typing_goes_on_while_the_connection_is_gone_and_is_saved_when_it_is_back() {
        try (Visit visit = instructor(880)) {
            begin(visit, "Weather");
            Visit.Surface tool = visit.frame();
            openPage(tool);
            visit.offline(true);
            tool.at("#text").fill("## Fog");
            assertThat(tool.hook("typed")).hasAttribute("data-state", "trying");

            tool.at("#text").fill("## Fog and mist");
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
