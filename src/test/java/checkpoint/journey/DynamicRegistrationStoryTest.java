package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import checkpoint.testing.Cases;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import practice.Dials;
import practice.Person;

/** An LMS registers the tool by itself, the console approves it, and it launches: in the manner of Moodle and of Canvas. */
@Journey
@ResourceLock(Journey.IN_THE_OTHER)
class DynamicRegistrationStoryTest {

    private final World world = World.other();

    @BeforeEach
    @AfterEach
    void onlyTheUsualTool() {
        world.forgetEverything();
        world.database()
                .sql("delete from registration where source = 'DYNAMIC'")
                .update();
    }

    private Visit.Surface register(Visit visit) {
        visit.page.navigate(world.lms.issuer() + "/tools");
        visit.page.getByLabel("The tool’s registration URL").fill(world.toolUrl + "/lti/register");
        visit.page
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Register").setExact(true))
                .click();
        return visit.frame();
    }

    /** The roles of those who were launched by this registration, in their order. */
    private List<String> launchesOf(String client) {
        return world.database()
                .sql(
                        "select role from launch n join registration r on r.id = n.registration_id where client_id = ? order by launched_at")
                .param(client)
                .query(String.class)
                .list();
    }

    private Page console(Visit visit) {
        Page console = visit.anotherTab();
        console.navigate(world.toolUrl + "/admin");
        console.getByLabel("Name").fill("admin");
        console.getByLabel("Password").fill("only-for-these-tests");
        console.getByRole(AriaRole.BUTTON).click();
        return console;
    }

    @Cases(always = "MOODLE", nightly = "CANVAS")
    void a_platform_registers_itself_is_approved_and_launches(Dials.Manner manner) {
        world.lms.dials().turn(manner);
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.FRANCES)) {
            Visit.Surface page = register(visit);
            assertThat(page.hook("registered")).hasAttribute("data-state", "pending");
            assertThat(page.at("ol")).containsText(manner == Dials.Manner.MOODLE ? "press Activate" : "State: On");
            visit.screenshot("registered-" + manner);
            String client = page.hook("registered").getAttribute("data-client-id");

            page.hook("close-registration").click();
            Locator row = visit.page.locator("[data-testid=tool][data-client-id=" + client + "]");
            assertThat(row).hasAttribute("data-active", "false");
            Visit.leaves(
                    visit.page,
                    () -> row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Activate"))
                            .click());
            visit.become(Person.MARGARET);
            visit.page.navigate(world.lms.issuer() + "/deep-linking?tool=" + client);
            assertThat(visit.frame().hook("refusal")).hasAttribute("data-code", "LTI-103");

            Page console = console(visit);
            Locator waiting = console.locator("[data-testid=pending-platform][data-client-id=" + client + "]");
            assertThat(waiting).hasAttribute("data-issuer", world.lms.issuer());
            waiting.locator("[data-testid=approve]").click();
            assertThat(console.locator("[data-testid=platform][data-client-id=" + client + "]"))
                    .hasAttribute("data-state", "active");
            console.close();

            visit.page.navigate(world.lms.issuer() + "/deep-linking?tool=" + client);
            visit.frame().press("choose-checkpoint");
            assertThat(visit.frame().hook("deep-linking-result")).isVisible();
            Assertions.assertThat(world.lms.deepLinking().lastErrors()).isEmpty();
            visit.become(Person.ADA);
            visit.page.navigate(world.lms.issuer() + "/modules/"
                    + world.lms.modules().getLast().id());
            assertThat(visit.frame().hook("checkpoint-title")).hasText("Chapter 12 checkpoint");
            Assertions.assertThat(launchesOf(client)).containsExactly("INSTRUCTOR", "LEARNER");
        }
    }

    @Test
    void a_registration_that_is_closed_by_hand_needs_no_script() {
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.FRANCES)) {
            visit.abortToolScripts();

            Visit.Surface page = register(visit);

            assertThat(page.hook("registered")).isVisible();
            assertThat(page.hook("close-registration")).isHidden();
            assertThat(page.at("[data-close-by-hand]")).isVisible();
        }
    }

    @Test
    void reloading_the_page_says_that_it_was_done() {
        world.lms.dials().turn(Dials.Manner.MOODLE);
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.FRANCES)) {
            Visit.Surface page = register(visit);
            assertThat(page.hook("registered")).isVisible();

            visit.toolFrame().evaluate("location.reload()");

            assertThat(visit.frame().hook("refusal")).hasAttribute("data-code", "REG-130");
            visit.frame().press("close-registration");
            assertThat(visit.page.locator("[data-testid=tool]")).hasCount(2);
        }
    }
}
