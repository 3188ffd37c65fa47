package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import checkpoint.testing.Cases;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import practice.Dials;
import practice.Person;

/** What an administrator finds out about a platform: by asking it, and by a launch with a test's code. */
@Journey
@ResourceLock(Journey.IN_THE_OTHER)
class CheckUpAndTestLaunchTest {

    private static final String MODULE = "checkpoint-12";
    private static final String DEPLOYMENT = "https://purl.imsglobal.org/spec/lti/claim/deployment_id";

    private final World world = World.other();

    @BeforeEach
    @AfterEach
    void asOnTheFirstDay() {
        world.forgetEverything();
    }

    private Page platform(Visit visit) {
        Page console = visit.anotherTab();
        console.navigate(world.toolUrl + "/admin");
        console.getByLabel("Name").fill("admin");
        console.getByLabel("Password").fill("only-for-these-tests");
        console.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        link(console, "Practice LMS");
        return console;
    }

    private static void link(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }

    private static void found(Page console, String check, String verdict, String sentence) {
        Locator finding = console.locator("[data-testid=finding][data-check=" + check + "]");
        assertThat(finding).hasAttribute("data-verdict", verdict);
        assertThat(finding).containsText(Pattern.compile(sentence, Pattern.DOTALL));
    }

    private static void seenAtEachWidth(Page page, String name) {
        // Chromium does not come back from painting a page that stands behind another and has a frame in it.
        page.bringToFront();
        for (int width : new int[] {320, 1280}) {
            page.setViewportSize(width, 1000);
            Pictures.takeWhole(page, name + "-" + width);
            page.frames()
                    .forEach(frame -> Assertions.assertThat(frame.evaluate(
                                    "document.documentElement.scrollWidth > document.documentElement.clientWidth"))
                            .as("%s at %s px is wider than its window: %s", name, width, frame.url())
                            .isEqualTo(false));
        }
    }

    @Cases(always = "MOODLE", nightly = "CANVAS")
    void a_check_up_says_in_sentences_what_works(Dials.Manner manner) {
        world.lms.dials().turn(manner);
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.MARGARET)) {
            visit.openChapter();
            assertThat(visit.frame().at("h1")).isVisible();
            Page console = platform(visit);
            link(console, "Check-up");

            press(console, "Check now");

            found(console, "keys", "good", "One key that can verify the platform’s messages, read just now\\.");
            found(console, "clock", "good", "The platform’s clock and ours agree\\.");
            found(
                    console,
                    "token",
                    "good",
                    "Granted for everything this tool uses: lineitem, result\\.readonly, score, contextmembership\\.readonly\\.");
            found(console, "line-items", "good", "Read from the course that was opened last: ");
            found(console, "roster", "good", "Read from the course that was opened last: \\d+ people\\.");
            found(console, "platform", "good", "Its guide is tool-config/" + lower(manner) + "\\.md");
            assertThat(console.locator("[data-testid=finding]")).hasCount(6);
            seenAtEachWidth(console, "check-up-" + lower(manner));
        }
    }

    @Cases(always = "CANVAS", nightly = "MOODLE")
    void a_check_up_says_what_does_not_work_in_the_platforms_words_and_what_to_do(Dials.Manner manner) {
        world.lms.dials().turn(manner);
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.MARGARET)) {
            visit.openChapter();
            assertThat(visit.frame().at("h1")).isVisible();
            world.lms.dials().turn(Dials.Access.KEY_OFF);
            Page console = platform(visit);
            link(console, "Check-up");

            press(console, "Check now");

            found(console, "keys", "good", "read just now");
            found(
                    console,
                    "line-items",
                    "bad",
                    "The platform does not let us read them in the course that was opened last\\.");
            found(console, "line-items", "bad", "Details: 401\\b.*Next: 401 and 403: the lineitem scope");
            found(console, "roster", "bad", "It cannot be read in the course that was opened last\\.");
            found(console, "roster", "bad", "Details: .*Next: Switch on Names and Roles");
            seenAtEachWidth(console, "check-up-key-off-" + lower(manner));
        }
    }

    /** Moodle's teachers write a custom parameter, Canvas's replace the link's address: each as the console says. */
    @Cases(always = "MOODLE", nightly = "CANVAS")
    void a_test_launch_shows_the_claims_to_the_person_who_opens_it_and_masked_in_the_console(Dials.Manner manner) {
        world.lms.dials().turn(manner);
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.MARGARET)) {
            Page console = armed(visit);
            assertThat(console.locator("[data-testid=test-waiting]")).isVisible();
            seenAtEachWidth(console, "test-launch-armed-" + lower(manner));
            carryCode(manner, console);

            visit.openChapter();

            assertThat(visit.frame().hook("test-launch")).hasText("The test launch works");
            assertThat(visit.frame().hook("made")).hasAttribute("data-role", "INSTRUCTOR");
            assertThat(visit.frame().hook("claims")).containsText(Person.MARGARET.family);
            assertThat(visit.frame().hook("claims")).containsText(Person.MARGARET.subject);
            seenAtEachWidth(visit.page, "test-launch-opened-" + lower(manner));

            link(console, "Check again");
            Locator launched = console.locator("[data-testid=test-launched]");
            assertThat(launched).containsText("LtiResourceLinkRequest");
            assertThat(launched).containsText("\"family_name\" : \"•••\"");
            assertThat(launched).not().containsText(Person.MARGARET.family);
            assertThat(launched).not().containsText(Person.MARGARET.subject);
            assertThat(launched.locator("[data-testid=made]")).hasAttribute("data-role", "INSTRUCTOR");
            seenAtEachWidth(console, "test-launch-console-" + lower(manner));
        }
    }

    @Test
    void a_check_up_before_any_launch_says_what_has_to_come_first() {
        world.lms.dials().turn(Dials.Manner.CANVAS);
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.MARGARET)) {
            Page console = platform(visit);
            link(console, "Check-up");

            press(console, "Check now");

            found(console, "token", "good", "Granted for");
            found(console, "line-items", "note", "No launch has named a course’s line items yet\\.");
            found(console, "roster", "note", "No launch has named a roster yet\\.");
        }
    }

    @Tag("nightly")
    @Test
    void a_test_launch_without_cookies_says_that_the_platforms_storage_proved_the_browser() {
        world.lms.dials().turn(Dials.Manner.CANVAS);
        try (Visit visit = new Visit(world, Cookies.BLOCKED, Person.MARGARET)) {
            Page console = armed(visit);
            carryCode(Dials.Manner.CANVAS, console);

            visit.openChapter();

            assertThat(visit.frame().hook("made")).containsText("Proved by the platform’s storage.");
            link(console, "Check again");
            assertThat(console.locator("[data-testid=made]")).containsText("Proved by the platform’s storage.");
        }
    }

    @Tag("nightly")
    @Test
    void a_test_launch_that_was_refused_says_so_at_the_console() {
        world.lms.dials().turn(Dials.Manner.MOODLE);
        world.lms.changeMessages(claims -> claims.remove(DEPLOYMENT));
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.MARGARET)) {
            Page console = armed(visit);
            carryCode(Dials.Manner.MOODLE, console);

            visit.openChapter();

            String code = visit.frame().hook("refusal").getAttribute("data-code");
            link(console, "Check again");
            assertThat(console.locator("[data-testid=test-refused]")).hasAttribute("data-code", code);
            assertThat(console.locator("[data-testid=test-launched]")).hasCount(0);
            seenAtEachWidth(console, "test-launch-refused");
            link(console, "Show its story");
            assertThat(console.locator("main")).containsText(code);
        }
    }

    private Page armed(Visit visit) {
        Page console = platform(visit);
        link(console, "Test launch");
        console.locator("[data-testid=arm]").click();
        return console;
    }

    private void carryCode(Dials.Manner manner, Page console) {
        if (manner == Dials.Manner.CANVAS) {
            String target = console.locator("[data-testid=test-target]").textContent();
            world.lms.editLink(MODULE, target, Map.of());
        } else {
            String[] parameter = console.locator("[data-testid=test-parameter]")
                    .textContent()
                    .split("=", -1);
            world.lms.editLink(MODULE, null, Map.of(parameter[0], parameter[1]));
        }
    }

    private static String lower(Dials.Manner manner) {
        return manner.name().toLowerCase(Locale.ROOT);
    }
}
