package checkpoint.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import practice.Dials;

/** The student's way in WebKit, over https, since it keeps no cookie of the tool over http; skipped where its driver is not installed. */
@Journey
@Isolated("its driver loses a press while other browsers take the processor")
@Tag("nightly")
class WebKitStoryTest {

    @Test
    @Timeout(300)
    void a_link_lands_a_quiz_begins_at_its_top_and_the_verdict_is_in_sight() throws IOException {
        if (!WebKit.isInstalled()) {
            System.out.println("The story in WebKit was skipped: WebKitWebDriver and Xvfb are not installed.");
            abort("WebKitWebDriver and Xvfb are not installed");
        }
        World world = World.secure();
        world.lms.dials().turn(Dials.Storage.PARENT);
        try (WebKit browser = new WebKit(WebKit.Cookies.NO_THIRD_PARTY)) {
            browser.go(world.lms.issuer() + "/");
            browser.top(
                    "document.querySelector('#person').value = 'ADA'; document.querySelector('.who button').click()");
            browser.go(world.lms.issuer() + "/modules/checkpoint-12");
            browser.waitFor("document.querySelector('[data-testid=checkpoint-title]')");

            browser.press(".steps a[href='#quiz']");
            browser.waitFor("location.hash === '#quiz'");
            assertThat(browser.seesTopOf("#quiz-title"))
                    .as("the link lands within sight")
                    .isTrue();

            browser.press("[data-testid=start-attempt]");
            browser.waitFor("document.querySelector('[data-testid=submit-attempt]')");
            assertThat(browser.seesTopOf("h1")).as("the quiz begins at its top").isTrue();
            assertThat(browser.inTool("""
                                    const field = document.querySelector('[data-testid=question]');
                                    const text = document.createRange();
                                    text.selectNodeContents(field.querySelector('.stem'));
                                    return field.querySelector('label').getBoundingClientRect().top
                                      - text.getBoundingClientRect().bottom""").asDouble())
                    .as("px between a question and its first answer")
                    .isGreaterThanOrEqualTo(8);

            browser.press("[data-testid=question] label");
            assertThat(browser.seesTopOf(".watch"))
                    .as("the clock and the saving stay in view")
                    .isTrue();
            browser.press("[data-testid=submit-attempt]");
            browser.waitFor("document.querySelector('[data-testid=score]')");
            assertThat(browser.seesTopOf("[data-testid=score]"))
                    .as("the verdict is in sight")
                    .isTrue();
        }
    }
}
