package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import practice.Person;
import practice.PracticeLms;

/** An instructor mends what stands in somebody's way: time for one who has not come yet, and a wrong key with the grades it made. */
@Journey
@ResourceLock(Journey.IN_THE_OTHER)
class MendingStoryTest {

    private static final String WRONG = """
            <quiz><question type="truefalse">
              <name><text>Rain</text></name>
              <questiontext format="html"><text><![CDATA[<p>Rain is wet.</p>]]></text></questiontext>
              <defaultgrade>1</defaultgrade>
              <generalfeedback format="html"><text>It is water.</text></generalfeedback>
              <answer fraction="0"><text>true</text></answer>
              <answer fraction="100"><text>false</text></answer>
            </question></quiz>
            """;

    private final World world = World.other();

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

    @Tag("nightly")
    @Test
    void time_given_before_a_learner_has_ever_come_is_read_at_their_first_launch() {
        try (Visit visit = instructor(320)) {
            visit.abortToolScripts();
            visit.openChapter();
            Visit.Surface desk = visit.frame();
            desk.press(desk.at("[data-testid=tab][data-tab=settings]"));
            desk.at("[id=time-limit]").fill("30");
            desk.press("save-settings");
            desk.pressUntil(
                    desk.at("[data-testid=tab][data-tab=grades]"),
                    () -> desk.at("[data-testid=learner-row]:has-text('Grace')").count() == 1);
            desk.press(desk.at("[data-testid=learner-row]:has-text('Grace') [data-testid=learner]"));
            assertThat(desk.hook("one-learner")).containsText("has not opened the activity yet");
            desk.press("accommodate");
            desk.at("#factor").selectOption("150");
            desk.press("save-accommodation");
            assertThat(desk.hook("class-notice")).isVisible();
        }
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.GRACE)) {
            visit.openChapter();
            assertThat(visit.frame().at("main")).containsText("30 min × 1.5 = 45 min");
        }
    }

    @Test
    void a_wrong_key_is_corrected_previewed_regraded_in_the_gradebook_and_undone() {
        try (Visit visit = instructor(320)) {
            String module = picksTheQuiz(visit);
            visit.become(Person.ADA);
            visit.page.navigate(module);
            visit.goOnWithoutScripts(visit.page);
            failsByTheWrongKey(visit.frame());
            visit.gradebookShows(Person.ADA, "0");

            visit.become(Person.MARGARET);
            visit.page.navigate(module);
            visit.goOnWithoutScripts(visit.page);
            Visit.Surface tool = visit.frame();
            correctsTheKey(tool);
            visit.key("see-regrade", "regrade");
            assertThat(tool.at("[data-testid=regrade-counts] [data-change=rises]"))
                    .containsText("One");
            assertThat(tool.at("[data-testid=regrade-counts] [data-change=passes]"))
                    .containsText("One");
            assertThat(tool.hook("regrade-row")).containsText("Ada");
            visit.key("apply-regrade", "newest-regrade");
            visit.gradebookShows(Person.ADA, "100");

            visit.page.navigate(module);
            visit.goOnWithoutScripts(visit.page);
            undoes(visit);
            visit.gradebookShows(Person.ADA, "0");
        }
    }

    private String picksTheQuiz(Visit visit) {
        visit.page.navigate(world.lms.issuer() + "/deep-linking?tool=" + PracticeLms.CLIENT_ID);
        visit.goOnWithoutScripts(visit.page);
        Visit.Surface tool = visit.frame();
        tool.press("import-quiz");
        tool.at("#file")
                .setInputFiles(new FilePayload("weather.xml", "text/xml", WRONG.getBytes(StandardCharsets.UTF_8)));
        tool.press("import");
        tool.press("keep-import");
        tool.press("publish");
        assertThat(tool.hook("notice")).hasAttribute("data-notice", "published");
        tool.press("to-shelf");
        tool.press("leave-authoring");
        tool.press(tool.at("[data-testid=choose-checkpoint][data-slug^=weather]"));
        assertThat(tool.hook("deep-linking-result"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
        return world.lms.issuer() + "/modules/" + world.lms.modules().getLast().id();
    }

    private static void failsByTheWrongKey(Visit.Surface tool) {
        tool.start();
        tool.at("input[value=true]").check();
        tool.submit();
        assertThat(tool.hook("score")).hasAttribute("data-passed", "false");
    }

    private static void correctsTheKey(Visit.Surface tool) {
        tool.press("write");
        tool.press("edit-draft");
        tool.press(tool.at("[data-testid=edit-file][data-path='checkpoint.yaml']"));
        String yaml = tool.at("#text").inputValue();
        tool.at("#text").fill(yaml.replace("answer: false", "answer: true"));
        tool.press("save-text");
        tool.press("to-draft");
        tool.press("publish");
        assertThat(tool.hook("notice")).hasAttribute("data-notice", "published");
    }

    /** A pass stays until a second press takes it back too. */
    private static void undoes(Visit visit) {
        Visit.Surface tool = visit.frame();
        tool.press(tool.at("[data-testid=tab][data-tab=regrade]"));
        tool.press("undo-regrade");
        tool.press("confirm");
        tool.pressUntil(
                tool.at("[data-testid=tab][data-tab=regrade]"),
                () -> tool.hook("undo-passes").count() == 1);
        tool.press("undo-passes");
        // What is opened before its answer came would break it off.
        tool.pressAway(tool.hook("confirm"));
    }
}
