package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import checkpoint.testing.Cases;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import practice.Course;
import practice.Person;
import practice.PracticeLms;

/** From a file of another program to a grade in the gradebook, without anybody but an instructor and a student. */
@Journey
@ResourceLock(Journey.AMONG_AUTHORS)
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

    private final World world = World.authors();

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

    /** A course's export, with its two copies of the quiz. */
    private static FilePayload canvas() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String path : List.of(
                    "imsmanifest.xml",
                    "gweather/assessment_qti.xml",
                    "gweather/assessment_meta.xml",
                    "non_cc_assessments/gweather.xml.qti")) {
                zip.putNextEntry(new ZipEntry(path));
                zip.write(AuthorStoryTest.class
                        .getResourceAsStream("/canvas/" + path)
                        .readAllBytes());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FilePayload("weather.imscc", "application/zip", bytes.toByteArray());
    }

    private static FilePayload moodle() {
        return new FilePayload("weather.xml", "text/xml", MOODLE.getBytes(StandardCharsets.UTF_8));
    }

    @Cases(
            always = "Moodle | 880 | true",
            nightly = {"Moodle | 320 | false", "Canvas | 880 | true", "Canvas | 320 | false"})
    void an_instructor_imports_a_quiz_mends_it_publishes_and_picks_it_and_a_student_passes_it(
            String program, int width, boolean scripts) {
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.MARGARET, width, ColorScheme.LIGHT)) {
            if (!scripts) {
                visit.abortToolScripts();
            }
            visit.page.navigate(world.lms.issuer() + "/deep-linking?tool=" + PracticeLms.CLIENT_ID);
            visit.goOnWithoutScripts(visit.page);
            boolean ofCanvas = program.equals("Canvas");
            imports(visit.frame(), ofCanvas ? canvas() : moodle());
            // The essay of the Canvas quiz is refused: the report says so as long as the draft is unpublished.
            assertThat(visit.frame().hook("kept-report")).containsText(ofCanvas ? "Clouds" : "1 imported");
            mendsAndPublishes(visit.frame());
            picks(visit.frame(), scripts);
            Course.Module module = world.lms.modules().getLast();

            visit.become(Person.ADA);
            visit.page.navigate(world.lms.issuer() + "/modules/" + module.id());
            visit.goOnWithoutScripts(visit.page);
            passes(visit.frame());

            visit.gradebookShows(Person.ADA, "100");
        }
    }

    private static void imports(Visit.Surface tool, FilePayload file) {
        tool.press("import-quiz");
        tool.at("#file").setInputFiles(file);
        tool.press("import");
        assertThat(tool.hook("imported")).hasAttribute("data-imported", "1");
        tool.press("keep-import");
    }

    /** The warning itself leads to the question. */
    private static void mendsAndPublishes(Visit.Surface tool) {
        Locator warning =
                tool.hook("warnings").locator("li").filter(new Locator.FilterOptions().setHasText("has no feedback"));
        assertThat(warning).containsText("Question 1:");
        tool.press(warning.locator("button"));
        tool.at("#feedback").fill("It is water.");
        tool.press("save-question");
        assertThat(tool.hook("notice")).hasAttribute("data-notice", "saved");
        assertThat(tool.hook("question-warnings")).hasCount(0);

        tool.press("to-draft");
        publishes(tool);
        assertThat(tool.hook("kept-report")).hasCount(0);
    }

    private static void publishes(Visit.Surface tool) {
        tool.press("publish");
        assertThat(tool.hook("notice")).hasAttribute("data-notice", "published");
    }

    @Tag("nightly")
    @ParameterizedTest
    @CsvSource({"880, true", "320, false"})
    void a_roll_back_leaves_an_open_attempt_its_version_and_gives_the_next_one_the_older(int width, boolean scripts) {
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.MARGARET, width, ColorScheme.LIGHT)) {
            if (!scripts) {
                visit.abortToolScripts();
            }
            visit.page.navigate(world.lms.issuer() + "/deep-linking?tool=" + PracticeLms.CLIENT_ID);
            visit.goOnWithoutScripts(visit.page);
            imports(visit.frame(), moodle());
            publishes(visit.frame());
            visit.frame().press("to-questions");
            visit.frame().press("edit-question");
            visit.frame().at("#stem").fill("Snow is cold.");
            visit.frame().press("save-question");
            visit.frame().press("to-draft");
            publishes(visit.frame());
            picks(visit.frame(), scripts);
            String module = world.lms.issuer() + "/modules/"
                    + world.lms.modules().getLast().id();

            opens(visit, Person.ADA, module);
            visit.frame().start();
            assertThat(visit.frame().hook("question")).containsText("Snow is cold.");

            opens(visit, Person.MARGARET, module);
            visit.frame().press("write");
            visit.frame().press("edit-draft");
            visit.frame().press("to-history");
            visit.frame().press(visit.frame().at("[data-number='1'] [data-testid=roll-back]"));
            assertThat(visit.frame().hook("notice")).hasAttribute("data-notice", "rolled-back");

            opens(visit, Person.ADA, module);
            visit.frame().start();
            assertThat(visit.frame().hook("question")).containsText("Snow is cold.");
            opens(visit, Person.GRACE, module);
            visit.frame().start();
            assertThat(visit.frame().hook("question")).containsText("Rain is wet.");
        }
    }

    private static void opens(Visit visit, Person who, String module) {
        visit.become(who);
        visit.page.navigate(module);
        visit.goOnWithoutScripts(visit.page);
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
        tool.submit();
        assertThat(tool.hook("score")).hasAttribute("data-passed", "true");
    }
}
