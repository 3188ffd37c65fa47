package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import checkpoint.testing.Cases;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import practice.Gradebook;
import practice.Person;

/** The whole way, in a real browser, with the tool on another site than the LMS that frames it. */
@Journey
@ResourceLock(Journey.IN_THE_WORLD)
class FromLaunchToGradebookTest {

    private final World world = World.ONE;

    @BeforeEach
    void nobodyHasBeenHere() {
        world.forgetEverything();
    }

    private static LocatorAssertions.HasAttributeOptions within20s() {
        return new LocatorAssertions.HasAttributeOptions().setTimeout(20_000);
    }

    /** From the login to the first page, and one step on: what comes then is the same in each cookie mode. */
    private void arrive(Visit.Surface tool) {
        assertThat(tool.hook("checkpoint-title")).hasText("Chapter 12 checkpoint");
        assertThat(tool.hook("next")).hasAttribute("data-locked", "true");
        tool.start();
        assertThat(tool.hook("question")).hasCount(15);
    }

    /** Fails, reads why, passes, sees Next unlock, opens the Glossary; the gradebook and the next module follow. */
    private void walk(Visit visit, Visit.Surface tool) {
        assertThat(tool.hook("checkpoint-title")).hasText("Chapter 12 checkpoint");
        assertThat(tool.hook("next")).hasAttribute("data-locked", "true");
        assertThat(tool.hook("next")).isDisabled();

        tool.start();
        assertThat(tool.hook("question")).hasCount(15);
        tool.answerByHand(false);
        tool.submit();
        assertThat(tool.hook("score")).hasAttribute("data-passed", "false");
        assertThat(tool.hook("next")).hasAttribute("data-locked", "true");

        tool.start();
        tool.answerByHand(true);
        tool.submit();
        assertThat(tool.hook("score")).hasAttribute("data-passed", "true");
        assertThat(tool.hook("score")).hasAttribute("data-score-given", "15");
        assertThat(tool.hook("next")).hasAttribute("data-locked", "false");

        tool.press("next");
        assertThat(tool.at("h1")).containsText("Glossary");
        visit.gradebookShows(Person.ADA, "100");
        visit.page.navigate(world.lms.issuer() + "/modules/final-project");
        assertThat(visit.page.locator("[data-testid=module-open]")).isVisible();
    }

    @Test
    void a_student_walks_it_in_the_frame() {
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.ADA)) {
            visit.openChapter();

            walk(visit, visit.frame());
        }
    }

    @Test
    void a_student_whose_browser_keeps_all_cookies_arrives_in_the_frame() {
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.ADA)) {
            visit.openChapter();

            arrive(visit.frame());
        }
    }

    @Test
    void a_student_whose_browser_keeps_no_cookie_in_frames_arrives_in_a_window() {
        try (Visit visit = new Visit(world, Cookies.BLOCKED, Person.ADA)) {
            visit.openChapter();

            arrive(visit.window(visit.continueInNewWindow()));
        }
    }

    @Test
    void a_student_without_the_tools_scripts_walks_it_too() {
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.ADA)) {
            visit.abortToolScripts();
            visit.openChapter();

            walk(visit, visit.frame());
        }
    }

    @Test
    void a_student_without_the_tools_scripts_arrives_with_partitioned_cookies() {
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.ADA)) {
            visit.abortToolScripts();
            visit.openChapter();

            arrive(visit.frame());
        }
    }

    @Test
    void before_the_pass_the_lms_keeps_the_next_module_locked() {
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.ADA)) {
            visit.openChapter();
            Visit.Surface tool = visit.frame();
            tool.start();
            tool.answer(false);
            tool.submit();
            visit.gradebookShows(Person.ADA, "0");

            visit.page.navigate(world.lms.issuer() + "/modules/final-project");

            assertThat(visit.page.locator("[data-testid=module-locked]")).isVisible();
        }
    }

    @Test
    void the_student_is_told_why_an_answer_is_wrong() {
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.ADA)) {
            visit.openChapter();
            Visit.Surface tool = visit.frame();
            tool.start();
            String first = tool.hook("question").first().getAttribute("data-question-id");
            String stem = world.quiz().question(first).stem().replaceAll("<[^>]+>", "");
            tool.answer(false);
            tool.submit();

            assertThat(tool.at("main")).containsText(stem.substring(0, Math.min(30, stem.length())));
            assertThat(tool.hook("grade-status")).isVisible();
        }
    }

    @Tag("nightly")
    @Test
    void a_reload_finds_the_same_attempt_where_scripts_run() {
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.ADA)) {
            visit.openChapter();
            visit.frame().start();
            List<String> questions = visit.frame().hook("question").all().stream()
                    .map(one -> one.getAttribute("data-question-id"))
                    .toList();

            visit.frame().leaves(() -> visit.toolFrame().evaluate("location.reload()"));
            visit.frame().settle();
            assertThat(visit.frame().hook("submit-attempt")).isVisible();

            assertThat(visit.frame().hook("question").all().stream().map(one -> one.getAttribute("data-question-id")))
                    .isEqualTo(questions);
        }
    }

    @Tag("nightly")
    @Test
    void coming_back_finds_the_open_attempt() {
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.ADA)) {
            visit.openChapter();
            visit.frame().start();
            String first = visit.frame().hook("question").first().getAttribute("data-question-id");

            visit.openChapter();
            visit.frame().start();

            assertThat(visit.frame().hook("question").first()).hasAttribute("data-question-id", first);
        }
    }

    @Test
    void two_people_in_two_tabs_of_one_browser_never_mix() {
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.ADA)) {
            visit.openChapter();
            visit.frame().start();
            visit.frame().answer(true);

            Page other = visit.anotherTab();
            visit.become(other, Person.GRACE);
            other.navigate(world.lms.issuer() + "/modules/checkpoint-12");
            Visit.Surface grace =
                    visit.new Surface(other.frameLocator("iframe[name=tool]").locator("body"));
            grace.start();
            grace.answer(false);

            visit.page.bringToFront();
            visit.frame().submit();
            other.bringToFront();
            grace.submit();

            assertThat(visit.frame().hook("score")).hasAttribute("data-passed", "true");
            assertThat(grace.hook("score")).hasAttribute("data-passed", "false");
        }
    }

    @Test
    void the_server_refuses_what_is_locked_whatever_the_page_says() {
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.ADA)) {
            visit.openChapter();
            assertThat(visit.frame().hook("next")).isDisabled();
            Object status = visit.toolFrame().evaluate("""
                            async () => {
                              const token = document.querySelector('[name=access_token]').value;
                              const answer = await fetch('/checkpoints/chapter-12/pages/glossary',
                                {method: 'POST', body: new URLSearchParams({access_token: token})});
                              return answer.status;
                            }""");

            assertThat(((Number) status).intValue()).isEqualTo(HttpStatus.FORBIDDEN.value());
        }
    }

    @Test
    void an_instructor_sees_a_preview_and_the_class() {
        try (Visit student = new Visit(world, Cookies.ALLOWED, Person.ADA)) {
            student.openChapter();
            student.frame().start();
            student.frame().answer(true);
            student.frame().submit();
            student.gradebookShows(Person.ADA, "100");
        }
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.MARGARET)) {
            visit.openChapter();
            Visit.Surface tool = visit.frame();

            assertThat(tool.hook("instructor-view")).isVisible();
            assertThat(tool.hook("start-attempt")).hasCount(0);
            // The roster brings the others too, who have not come yet.
            Locator ada = tool.at("[data-testid=learner-row][data-subject='" + Person.ADA.subject + "']");
            assertThat(ada).hasAttribute("data-progress", "passed");
            assertThat(ada).hasAttribute("data-state", Pattern.compile("sent|confirmed"), within20s());
            visit.gradebookShows(Person.ADA, "100");
        }
        assertThat(world.database()
                        .sql("select count(*) from attempt")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void an_observer_sees_the_page_and_no_ones_work() {
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.OSCAR)) {
            visit.openChapter();
            Visit.Surface tool = visit.frame();

            assertThat(tool.hook("checkpoint-title")).isVisible();
            assertThat(tool.hook("start-attempt")).hasCount(0);
            assertThat(tool.hook("learner-row")).hasCount(0);
            assertThat(tool.hook("instructor-view")).hasCount(0);
        }
    }

    @Test
    void a_grade_waits_while_the_gradebook_is_broken_and_arrives_when_it_is_mended() {
        world.lms.gradebook().misbehave(Gradebook.Fault.SERVER_ERROR);
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.LINUS)) {
            visit.openChapter();
            visit.frame().start();
            visit.frame().answer(true);
            visit.frame().submit();
            assertThat(visit.frame().hook("next")).hasAttribute("data-locked", "false");
            assertThat(visit.frame().hook("grade-status")).hasAttribute("data-state", "pending");

            world.lms.gradebook().misbehave(Gradebook.Fault.NONE);

            visit.gradebookShows(Person.LINUS, "100");
        }
    }

    @Cases(always = "true", nightly = "false")
    void what_is_submitted_while_the_database_is_away_counts_with_its_answers_once_it_is_back_and_the_page_says_so(
            boolean scripts) {
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.ADA)) {
            if (!scripts) {
                visit.abortToolScripts();
            }
            visit.openChapter();
            Visit.Surface tool = visit.frame();
            tool.start();
            tool.answer(true);

            world.withoutDatabase(() -> {
                tool.press("submit-attempt");
                if (scripts) {
                    assertThat(tool.hook("saved"))
                            .containsText(
                                    "Not submitted: the server does not respond. Your answers are still on this page; try again in a minute.");
                } else {
                    assertThat(tool.hook("refusal")).hasAttribute("data-code", "WEB-503", within20s());
                    assertThat(tool.hook("refusal"))
                            .containsText("What you sent is kept on this page, with all your answers");
                }
                visit.screenshot("away-" + (scripts ? "scripts" : "plain"));
            });
            if (scripts) {
                assertThat(tool.hook("saved"))
                        .containsText("Saved", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
            }
            tool.press(scripts ? "submit-attempt" : "send-again");

            assertThat(tool.hook("score")).hasAttribute("data-score-given", "15");
            assertThat(tool.hook("score")).hasAttribute("data-passed", "true");
            visit.gradebookShows(Person.ADA, "100");
        }
    }

    @Tag("nightly")
    @Test
    void a_score_that_was_taken_without_an_answer_is_sent_again_and_counts_once() {
        world.lms.gradebook().misbehave(Gradebook.Fault.DROPS_AFTER_STORING);
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.GRACE)) {
            visit.openChapter();
            visit.frame().start();
            visit.frame().answer(true);
            visit.frame().submit();
            visit.gradebookShows(Person.GRACE, "100");

            world.lms.gradebook().misbehave(Gradebook.Fault.NONE);
            visit.page.waitForCondition(
                    () -> world.database()
                            .sql("select state from desired_score")
                            .query(String.class)
                            .single()
                            .equals("SENT"),
                    new Page.WaitForConditionOptions().setTimeout(30_000));

            visit.gradebookShows(Person.GRACE, "100");
        }
    }

    @ParameterizedTest
    @Tag("nightly")
    @CsvSource({"320, LIGHT", "880, DARK"})
    void pictures_of_the_way(int width, ColorScheme scheme) {
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.ADA, width, scheme)) {
            String suffix = "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
            visit.page.navigate(world.lms.issuer() + "/");
            visit.screenshot("lms" + suffix);
            visit.openChapter();
            assertThat(visit.frame().hook("checkpoint-title")).isVisible();
            visit.screenshot("page" + suffix);
            visit.frame().start();
            visit.screenshot("quiz" + suffix);
            visit.frame().answer(false);
            visit.frame().submit();
            visit.screenshot("failed" + suffix);
            Object overflow = visit.toolFrame().evaluate("document.documentElement.scrollWidth > innerWidth");

            assertThat(overflow).as("the page scrolls sideways").isEqualTo(false);
        }
    }
}
