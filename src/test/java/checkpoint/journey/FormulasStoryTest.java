package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import checkpoint.testing.Cases;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import practice.Person;

/** Formulas in a real browser: they need no script, are formulas to a screen reader, and stand in print. */
@Journey
@ResourceLock(Journey.AMONG_SEVEN)
class FormulasStoryTest {

    private final World world = World.seven();

    @BeforeEach
    void nobodyHasBeenHere() {
        world.forgetEverything();
    }

    @Cases(always = "false", nightly = "true")
    void a_formula_is_one_to_a_screen_reader_and_stands_in_print_while_money_is_text(boolean scripts) {
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.ADA)) {
            if (!scripts) {
                visit.abortToolScripts();
            }
            visit.openChapter();
            Locator recap = visit.frame().at("main");
            assertThat(recap.getByRole(AriaRole.MATH)).hasCount(1);
            assertThat(recap).containsText("for $5 or $10 a month");
            assertThat(recap).not().containsText("\\frac");

            visit.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            BoundingBox printed = recap.getByRole(AriaRole.MATH).boundingBox();
            assertThat(printed.width * printed.height).isPositive();
            visit.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

            visit.frame().start();
            assertThat(visit.frame().at("[data-question-id=single]").getByRole(AriaRole.MATH))
                    .hasCount(1);
            visit.frame().answer(true);
            visit.frame().submit();
            assertThat(visit.frame().hook("score")).hasAttribute("data-score-given", "7");
        }
    }
}
