package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import practice.Course;
import practice.Person;
import practice.PracticeLms;

/** From a file of another program to a grade in the gradebook, without anybody but an instructor and a student. */
@Journey
@ResourceLock(Journey.IN_THE_WORLD)
class AuthorStoryTest {

    private static final String MOODLE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <quiz>
              <question type="truefalse">
                <name><text>Rain</text></name>
                <questiontext format="html"><text><![CDATA[<p>Rain is wet.</p>]]></text></questiontext>
                <defaultgrade>1</defaultgrade>
                <answer fraction="100"><text>true</text></answer>
                <answer fraction="0"><text>false</text></answer>
              </question>
            </quiz>
            """;

    private final World world = World.ONE;

    @BeforeEach
    void nobodyHasBeenHere() {
        world.forgetEverything();
    }

    @AfterEach
    void asUsual() {
        world.forgetEverything();
    }

    private static LocatorAssertions.IsVisibleOptions within20s() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);
    }

    @ParameterizedTest
    @CsvSource({"880, true", "320, false"})
    void an_instructor_imports_a_quiz_mends_it_publishes_and_picks_it_and_a_student_passes_it(
            int width, boolean scripts) {
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.MARGARET, width, ColorScheme.LIGHT)) {
            if (!scripts) {
                visit.abortToolScripts();
            }
            visit.page.navigate(world.lms.issuer() + "/deep-linking?tool=" + PracticeLms.CLIENT_ID);
            visit.goOnWithoutScripts(visit.page);
            importsAndMends(visit.frame());
            picks(visit.frame(), scripts);
            Course.Module module = world.lms.modules().getLast();

            visit.become(Person.ADA);
            visit.page.navigate(world.lms.issuer() + "/modules/" + module.id());
            visit.goOnWithoutScripts(visit.page);
            passes(visit.frame());

            String row = "tr[data-student=" + Person.ADA.name() + "]";
            visit.page.waitForCondition(
                    () -> {
                        visit.page.navigate(world.lms.issuer() + "/gradebook");
                        return visit.page.locator(row).textContent().contains("100");
                    },
                    new Page.WaitForConditionOptions().setTimeout(20_000));
        }
    }

    private static void importsAndMends(Visit.Surface tool) {
        tool.press("import-quiz");
        tool.at("#file")
                .setInputFiles(new FilePayload("weather.xml", "text/xml", MOODLE.getBytes(StandardCharsets.UTF_8)));
        tool.press("import");
        assertThat(tool.hook("imported")).hasAttribute("data-imported", "1");
        tool.press("keep-import");
        assertThat(tool.hook("warnings")).containsText("has no feedback");

        tool.press("to-questions");
        tool.press("edit-question");
        tool.at("#feedback").fill("It is water.");
        tool.press("save-question");
        assertThat(tool.hook("notice")).hasAttribute("data-notice", "saved");
        assertThat(tool.hook("question-warnings")).hasCount(0);

        tool.press("to-draft");
        tool.press("publish");
        assertThat(tool.hook("notice")).hasAttribute("data-notice", "published");
    }

    private void picks(Visit.Surface tool, boolean scripts) {
        tool.press("to-shelf");
        tool.press("leave-authoring");
        tool.press(tool.at("[data-testid=choose-checkpoint][data-slug^=weather]"));
        if (!scripts) {
            tool.press("continue");
        }
        assertThat(tool.hook("deep-linking-result")).isVisible(within20s());
        assertThat(world.lms.deepLinking().lastErrors()).isEmpty();
    }

    private static void passes(Visit.Surface tool) {
        assertThat(tool.hook("checkpoint-title")).isVisible(within20s());
        tool.start();
        tool.at("input[value=true]").check();
        tool.handIn();
        assertThat(tool.hook("score")).hasAttribute("data-passed", "true");
    }
}
