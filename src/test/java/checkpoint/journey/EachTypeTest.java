package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import checkpoint.testing.Cases;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import practice.Person;

/** Each type of question answered, saved and reviewed in a real browser, with the tool's scripts and without them. */
@Journey
@ResourceLock(Journey.AMONG_SEVEN)
class EachTypeTest {

    private final World world = World.seven();

    @BeforeEach
    void nobodyHasBeenHere() {
        world.forgetEverything();
    }

    private Visit visit() {
        return new Visit(world, Cookies.PARTITIONED, Person.ADA);
    }

    private static Visit.Surface begin(Visit visit) {
        visit.openChapter();
        visit.frame().start();
        assertThat(visit.frame().hook("question")).hasCount(7);
        return visit.frame();
    }

    private static Locator select(Visit.Surface tool, String entry) {
        return tool.at("[data-question-id=order]").getByLabel(entry, new Locator.GetByLabelOptions().setExact(true));
    }

    private static Locator move(Visit.Surface tool, String words) {
        return tool.at("[data-question-id=order] button[aria-label='" + words + "']");
    }

    private static List<String> positions(Visit.Surface tool) {
        return List.of("ingest", "store", "process", "serve").stream()
                .map(entry -> select(tool, entry).inputValue())
                .toList();
    }

    @Cases(always = "true", nightly = "false")
    void each_type_is_answered_marked_and_reviewed(boolean scripts) {
        try (Visit visit = visit()) {
            if (!scripts) {
                visit.abortToolScripts();
            }
            Visit.Surface tool = begin(visit);
            assertThat(tool.at(".grip:visible")).hasCount(scripts ? 4 : 0);

            tool.answerByHand(false);
            tool.submit();
            assertThat(tool.hook("score")).hasAttribute("data-score-given", "0");
            assertThat(tool.hook("review")).hasCount(7);
            assertThat(tool.at("[data-question-id=number]")).containsText("Your answer: -1");
            assertThat(tool.at("[data-question-id=number]")).not().containsText("43.2");

            tool.start();
            tool.answerByHand(true);
            tool.submit();
            assertThat(tool.hook("score")).hasAttribute("data-score-given", "7");
            assertThat(tool.hook("next")).hasAttribute("data-locked", "false");
        }
    }

    @Cases(always = "false", nightly = "true")
    void a_number_that_can_be_read_in_two_ways_is_asked_about_and_not_marked(boolean scripts) {
        try (Visit visit = visit()) {
            if (!scripts) {
                visit.abortToolScripts();
            }
            Visit.Surface tool = begin(visit);
            Locator number = tool.at("[data-question-id=number] input");
            number.fill("6,000");
            if (scripts) {
                assertThat(tool.hook("reading")).containsText("This could be 6 or 6000.");
                assertThat(number).hasAttribute("aria-invalid", "true");
            }

            tool.press("submit-attempt");
            assertThat(tool.hook("unclear")).containsText("Not submitted yet");
            assertThat(tool.hook("reading")).containsText("This could be 6 or 6000.");
            assertThat(number).hasValue("6,000");
            visit.screenshot("number-unclear" + (scripts ? "" : "-plain"));

            number.fill("1 500 000");
            tool.press("save-responses");
            assertThat(tool.hook("reading")).containsText("Read as 1\u202f500\u202f000.");
            number.fill("43.2");
            tool.submit();
            assertThat(tool.hook("score")).hasAttribute("data-score-given", "1");
        }
    }

    @Test
    void parts_of_the_points_are_given_for_parts() {
        try (Visit visit = visit()) {
            Visit.Surface tool = begin(visit);
            tool.at("[data-question-id=multiple]")
                    .getByLabel("Partitions by day")
                    .check();
            select(tool, "ingest").selectOption("1");
            tool.at("[data-question-id=match]").getByLabel("Streaming").selectOption("Seconds count");
            tool.at("[data-question-id=number]")
                    .getByLabel("Your answer (number)")
                    .fill("4,32e1");
            tool.submit();

            // A half, a quarter, a third, and one.
            assertThat(tool.hook("score")).hasAttribute("data-score-given", "2.083333");
        }
    }

    @Test
    void answers_are_there_again_though_nobody_pressed_save() {
        try (Visit visit = visit()) {
            Visit.Surface tool = begin(visit);
            tool.answer(true);
            assertThat(tool.at(".progress")).containsText("7 of 7");
            assertThat(tool.hook("saved")).containsText("Saved at");
            visit.page.close();

            Visit.Surface again = visit.openChapterInAnotherTab();
            again.start();

            assertThat(again.at(".progress")).containsText("7 of 7");
            assertThat(again.at("[data-question-id=word] input")).hasValue("idempotency key");
            again.submit();
            assertThat(again.hook("score")).hasAttribute("data-score-given", "7");
        }
    }

    @Test
    void what_is_all_saved_is_submitted_at_once() {
        try (Visit visit = visit()) {
            Visit.Surface tool = begin(visit);
            tool.answer(true);
            assertThat(tool.at(".progress")).containsText("7 of 7");
            visit.page.route("**/responses", Route::abort);

            tool.submit();

            assertThat(tool.hook("score")).hasAttribute("data-score-given", "7");
        }
    }

    @Test
    void who_leaves_in_the_same_moment_loses_nothing() {
        try (Visit visit = visit()) {
            Visit.Surface tool = begin(visit);
            tool.at("[data-question-id=word] input").fill("left at once");
            visit.page.navigate(world.lms.issuer() + "/");

            Visit.Surface again = begin(visit);

            assertThat(again.at("[data-question-id=word] input")).hasValue("left at once");
        }
    }

    @Test
    void what_could_not_be_saved_is_tried_again_and_the_page_says_so() {
        try (Visit visit = visit()) {
            Visit.Surface tool = begin(visit);
            visit.page.route("**/responses", Route::abort);
            tool.at("[data-question-id=truth]").getByLabel("False").check();
            assertThat(tool.hook("saved")).containsText("Not saved yet, trying again");
            visit.toolFrame().evaluate("location.reload()");
            assertThat(tool.at("[data-question-id=truth]").getByLabel("False")).isChecked();

            visit.page.unroute("**/responses");

            assertThat(tool.hook("saved")).containsText("Saved at");
            assertThat(tool.at(".progress")).containsText("1 of 7");
        }
    }

    @Test
    void an_attempt_that_cannot_be_submitted_stays_with_its_answers() {
        try (Visit visit = visit()) {
            Visit.Surface tool = begin(visit);
            visit.page.route("**/responses", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
            tool.answer(true);
            tool.press("submit-attempt");
            assertThat(tool.hook("saved")).containsText("Not submitted");
            assertThat(tool.hook("question")).hasCount(7);

            visit.page.unroute("**/responses");
            tool.submit();

            assertThat(tool.hook("score")).hasAttribute("data-score-given", "7");
        }
    }

    @Tag("nightly")
    @Test
    void a_page_whose_time_has_run_out_says_so_and_sends_nothing_more_than_it_may() {
        try (Visit visit = visit()) {
            Visit.Surface tool = begin(visit);
            visit.page.route(
                    "**/responses",
                    route -> route.fulfill(
                            new Route.FulfillOptions().setStatus(401).setBody("{}")));
            tool.at("[data-question-id=truth]").getByLabel("False").check();

            assertThat(tool.hook("saved")).containsText("Not saved: this page has expired");
            tool.press("submit-attempt");
            assertThat(tool.hook("question")).hasCount(7);
        }
    }

    @Test
    void the_back_button_after_submitting_finds_the_result() {
        try (Visit visit = visit()) {
            Visit.Surface tool = begin(visit);
            tool.answer(true);
            tool.submit();

            // A moment later: the page that is asked is gone by then.
            visit.toolFrame().evaluate("setTimeout(() => history.back(), 100)");

            assertThat(tool.hook("score")).hasAttribute("data-score-given", "7");
        }
    }

    @Test
    void entries_are_moved_by_keyboard_and_dragged_and_the_selects_follow() {
        try (Visit visit = visit()) {
            Visit.Surface tool = begin(visit);
            for (String entry : List.of("serve", "process", "store", "ingest")) {
                move(tool, "Move up: " + entry).focus();
                for (int i = 0; i < 3; i++) {
                    visit.page.keyboard().press("Enter");
                }
            }
            assertThat(positions(tool)).containsExactly("1", "2", "3", "4");
            assertThat(move(tool, "Move up: ingest")).isFocused();
            assertThat(tool.at("[data-question-id=order] [role=status]")).hasText("Now at position 1");

            Locator rows = tool.at("[data-question-id=order] .row");
            rows.first().scrollIntoViewIfNeeded();
            BoundingBox from = tool.at("[data-question-id=order] .grip").first().boundingBox();
            BoundingBox to = rows.nth(2).boundingBox();
            visit.page.mouse().move(from.x + from.width / 2, from.y + from.height / 2);
            visit.page.mouse().down();
            visit.page.mouse().move(from.x + 4, to.y + to.height - 4, new Mouse.MoveOptions().setSteps(8));
            visit.page.mouse().up();
            assertThat(positions(tool)).containsExactly("3", "1", "2", "4");

            select(tool, "ingest").selectOption("1");
            assertThat(tool.at("[data-question-id=order] [role=status]")).hasText("Two items have the same position.");
            select(tool, "store").selectOption("2");
            select(tool, "process").selectOption("3");
            assertThat(rows.first()).containsText("store");
            tool.hook("submit-attempt").focus();
            assertThat(rows.first()).containsText("ingest");
            assertThat(tool.at("[data-question-id=order] [role=status]")).isEmpty();
            assertThat(tool.hook("saved")).containsText("Saved at");
        }
    }

    @Tag("nightly")
    @Test
    void a_long_glossary_is_searched_as_one_types() {
        try (Visit visit = visit()) {
            Visit.Surface tool = begin(visit);
            tool.answer(true);
            tool.submit();
            tool.press("next");
            Locator field = tool.at("#finder");

            field.fill("naive");
            assertThat(tool.at(".finder [role=status]")).hasText("1 of 26 terms");
            assertThat(tool.at("#naïve-retry")).isVisible();
            assertThat(tool.at("#store-term-1")).isHidden();
            field.fill("store term 1");
            assertThat(tool.at(".finder [role=status]")).hasText("4 of 26 terms");
            assertThat(tool.at("#move")).isHidden();
            field.fill("twice");
            tool.press(tool.at("a[href='#store-term-1']"));
            assertThat(tool.at("#store-term-1")).isVisible();
            assertThat(field).hasValue("");
        }
    }

    @Tag("nightly")
    @Test
    void without_scripts_a_glossary_is_a_plain_page() {
        try (Visit visit = visit()) {
            visit.abortToolScripts();
            Visit.Surface tool = begin(visit);
            tool.answer(true);
            tool.submit();
            tool.press("next");

            assertThat(tool.at("#store-term-1")).isVisible();
            assertThat(tool.at("#finder")).isHidden();
        }
    }

    @Test
    void the_lms_is_told_how_high_the_page_is() {
        try (Visit visit = visit()) {
            visit.page.addInitScript("window.heard = []; addEventListener('message', e => heard.push(e.data))");
            visit.openChapter();
            assertThat(visit.frame().hook("checkpoint-title")).isVisible();

            visit.page.waitForFunction("heard.some(one => one.subject === 'lti.frameResize' && one.height >= 400)");
        }
    }

    @Cases(always = "320 | LIGHT", nightly = "1280 | DARK")
    void seven_types_on_a_narrow_page_and_in_the_dark(int width, ColorScheme scheme) {
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.ADA, width, scheme)) {
            Visit.Surface tool = begin(visit);
            String suffix = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
            tool.at(".grip").last().scrollIntoViewIfNeeded();
            wide(visit, "seven" + suffix);
            tool.answer(true);
            tool.submit();
            wide(visit, "seven-result" + suffix);
            // By key: a picture of the whole page moves what a click would aim at.
            tool.hook("next").press("Enter");
            assertThat(tool.at("#finder")).isVisible();
            wide(visit, "glossary" + suffix);
        }
    }

    private static void wide(Visit visit, String picture) {
        Object overflow = visit.toolFrame().evaluate("document.documentElement.scrollWidth > innerWidth");
        assertThat(overflow).as("the page scrolls sideways").isEqualTo(false);
        visit.screenshot(picture);
    }

    /** Canvas's own page is not at hand: what our module sends is heard on a page that stands for it. */
    @Test
    void canvas_is_told_to_hide_its_next_while_the_gate_is_shut() {
        try (Visit visit = visit()) {
            canvasHears(visit.anotherTab(), "shut", false, 5);
            canvasHears(visit.anotherTab(), "open", true, 1);
            canvasHears(visit.anotherTab(), "", false, 0);
        }
    }

    private static void canvasHears(Page canvas, String gate, boolean show, int times) {
        canvas.route(
                "https://canvas.test/",
                route -> route.fulfill(page("<script>heard = [];"
                        + " addEventListener('message', e => heard.push([e.origin, e.data]))</script>"
                        + "<iframe src='https://tool.test/'></iframe>")));
        canvas.route(
                "https://tool.test/",
                route -> route.fulfill(page("<form id=reopen data-family=canvas" + " data-gate='" + gate
                        + "'></form><script type=module src='/frame.js'></script>")));
        canvas.route(
                "https://tool.test/frame.js",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/javascript")
                        .setPath(Path.of("src/main/resources/static/assets/frame.js"))));
        canvas.clock().install();
        canvas.navigate("https://canvas.test/");
        canvas.waitForFunction("heard.some(one => one[1].subject === 'lti.scrollToTop')");

        canvas.clock().runFor(6000);

        String told = "heard.filter(one => one[1].subject === 'lti.showModuleNavigation')";
        canvas.waitForFunction(told + ".length === " + times);
        assertThat(canvas.evaluate(
                        told + ".every(one => one[0] === 'https://tool.test' && one[1].show === " + show + ")"))
                .isEqualTo(true);
    }

    private static Route.FulfillOptions page(String html) {
        return new Route.FulfillOptions().setContentType("text/html").setBody(html);
    }
}
