package checkpoint.journey;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import checkpoint.preview.RunningPreview;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A student without a mouse: from the page to Next, and every stop of the way is seen. */
@Journey
@ResourceLock(Journey.IN_NO_WORLD)
class KeyboardAloneTest {

    private static final int MOST_STOPS = 60;

    /** What has the focus is marked, in the window, and covered by nothing. */
    private static final String SEEN = """
            () => {
              const one = document.activeElement;
              const marked = one.matches(".choice input") ? one.closest(".choice") : one;
              const style = getComputedStyle(marked);
              const box = one.getBoundingClientRect();
              const there = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 40) / 2);
              const clear = there !== null && (one.contains(there) || there.contains(one) || there.closest("label")?.control === one);
              const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
              return outlined && clear ? "" : one.outerHTML.slice(0, 120) + (outlined ? " is covered" : " has no outline");
            }""";

    private static final Map<String, List<String>> RIGHT = Map.of(
            "single", List.of("A write under a key that names the run"),
            "multiple", List.of("Partitions by day", "A list of columns instead of a star"),
            "truth", List.of("False"));

    private Page page;

    @Test
    void from_the_page_to_next_with_the_keyboard_alone() throws IOException {
        try (RunningPreview preview = RunningPreview.of(Path.of("src/test/resources/seven-types"));
                Browsers browsers = new Browsers();
                BrowserContext browser =
                        browsers.open(Cookies.ALLOWED, preview.address(), preview.address(), 880, ColorScheme.LIGHT)) {
            page = browser.newPage();
            page.navigate(preview.address() + "checkpoints/chapter-12");

            tab();
            assertThat(is(".skip")).as("the skip link comes before the page").isTrue();
            press("Enter");
            tabTo(".steps a[href='#quiz']");
            press("Enter");
            tabTo("[data-testid=start-attempt]");
            press("Enter");
            page.waitForSelector("[data-testid=submit-attempt]");
            focusComesTo("h1"); // a page that answers begins at its heading

            answerEach();
            tabTo("[data-testid=submit-attempt]");
            press("Enter");
            page.waitForSelector("[data-testid=score]");
            assertThat(page.locator("[data-testid=score]").getAttribute("data-passed"))
                    .isEqualTo("true");
            focusComesTo("h1");
            tabTo("[data-testid=next]");
            press("Enter");
            page.waitForSelector("article.prose");
            assertThat(page.title()).contains("Glossary");
        }
    }

    @Test
    void what_is_still_open_is_named_and_a_link_away_and_stops_nobody() throws IOException {
        try (RunningPreview preview = RunningPreview.of(Path.of("src/test/resources/seven-types"));
                Browsers browsers = new Browsers();
                BrowserContext browser =
                        browsers.open(Cookies.ALLOWED, preview.address(), preview.address(), 880, ColorScheme.LIGHT)) {
            page = browser.newPage();
            page.navigate(preview.address() + "checkpoints/chapter-12/as/open");
            List<String> open = page.locator(".jumps .unanswered").allInnerTexts();
            assertThat(open).hasSize(1);

            page.locator("[data-question-id=word] input").fill("");
            page.locator("[data-question-id=word] input").dispatchEvent("input");
            assertThat(page.locator(".jumps .unanswered").allInnerTexts()).hasSize(2);
            assertThat(page.locator(".jumps a[href]").count())
                    .as("the keyboard stops at those alone")
                    .isEqualTo(2);
            page.locator(".jumps .unanswered a").first().click();
            assertThat(is("fieldset")).as("the link leads to its question").isTrue();

            page.locator("[data-testid=submit-attempt]").click();
            page.waitForSelector("[data-testid=score]");
        }
    }

    /** Else the way through them would begin anew, and nothing would say so. */
    @Test
    void entries_to_order_stay_in_their_places_until_the_keyboard_has_left_them() throws IOException {
        try (RunningPreview preview = RunningPreview.of(Path.of("src/test/resources/seven-types"));
                Browsers browsers = new Browsers();
                BrowserContext browser =
                        browsers.open(Cookies.ALLOWED, preview.address(), preview.address(), 880, ColorScheme.LIGHT)) {
            page = browser.newPage();
            page.navigate(preview.address() + "checkpoints/chapter-12");
            page.locator("[data-testid=start-attempt]").click();
            page.waitForSelector(".rows-ordering.arranged");
            List<String> before = entries();
            List<String> backwards = List.of("4", "3", "2", "1");
            for (int entry = 0; entry < backwards.size(); entry++) {
                page.locator(".rows-ordering select").nth(entry).focus();
                page.keyboard().type(backwards.get(entry));
            }

            assertThat(entries()).isEqualTo(before);
            press("Tab");
            assertThat(entries()).as("the buttons beside it belong to them").isEqualTo(before);
            press("Tab");
            tab();
            assertThat(entries()).isEqualTo(before.reversed());
        }
    }

    private List<String> entries() {
        return page.locator(".rows-ordering label").allInnerTexts();
    }

    private void answerEach() {
        int questions = page.locator("[data-testid=question]").count();
        for (int i = 0; i < questions; i++) {
            String id = page.locator("[data-testid=question]").nth(i).getAttribute("data-question-id");
            String controls = "[data-question-id=" + id + "] :is(input, select)";
            switch (id) {
                case "single", "truth" -> {
                    tabTo(controls);
                    press("Space");
                    while (!RIGHT.get(id).contains(label())) {
                        press("ArrowDown");
                    }
                }
                case "multiple" -> {
                    for (int choice = 0; choice < 4; choice++) {
                        tabTo(controls);
                        if (RIGHT.get(id).contains(label())) {
                            press("Space");
                        }
                    }
                }
                case "number" -> {
                    tabTo(controls);
                    page.keyboard().type("43.2");
                }
                case "word" -> {
                    tabTo(controls);
                    page.keyboard().type("idempotency key");
                }
                // The two that have many parts stay open: 5 of 7 would be too few, so they are given as well.
                case "order" -> order(controls);
                default -> match(controls);
            }
        }
    }

    /** By the arrows of a select, which open nothing. */
    private void order(String controls) {
        List<String> right = List.of("ingest", "store", "process", "serve");
        for (int entry = 0; entry < right.size(); entry++) {
            tabTo(controls);
            page.keyboard().type(String.valueOf(right.indexOf(label()) + 1));
        }
    }

    private void match(String controls) {
        Map<String, String> right = Map.of("Streaming", "Sec", "Build it", "It is", "Lakehouse", "Raw");
        for (int entry = 0; entry < right.size(); entry++) {
            tabTo(controls);
            page.keyboard().type(right.get(label()));
        }
    }

    private String label() {
        return page.evaluate("() => document.activeElement.labels[0].textContent.trim()")
                .toString();
    }

    private void press(String key) {
        page.keyboard().press(key);
    }

    private void tab() {
        press("Tab");
        assertThat(page.evaluate(SEEN)).isEqualTo("");
    }

    private boolean is(String selector) {
        return (boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    /** By itself, a moment after the page is there. */
    private void focusComesTo(String selector) {
        page.waitForFunction("selector => document.activeElement.matches(selector)", selector);
    }

    /** The next one that fits; a page that traps the focus never gets there. */
    private void tabTo(String selector) {
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            tab();
            if (is(selector)) {
                return;
            }
        }
        throw new AssertionError("no way by Tab to " + selector);
    }
}
