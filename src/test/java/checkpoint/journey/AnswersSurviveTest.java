package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import checkpoint.testing.Cases;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import practice.Person;

/** Answers in their worst moments: a connection that is cut, a second tab, another device. */
@Journey
@ResourceLock(Journey.AMONG_SEVEN)
class AnswersSurviveTest {

    private final World world = World.seven();

    @BeforeEach
    void nobodyHasBeenHere() {
        world.forgetEverything();
    }

    private Visit visit() {
        return new Visit(world, Cookies.PARTITIONED, Person.ADA);
    }

    private static Locator word(Visit.Surface tool) {
        return tool.at("[data-question-id=word] input");
    }

    private static Locator number(Visit.Surface tool) {
        return tool.at("[data-question-id=number] input");
    }

    private static Locator choice(Visit.Surface tool, String words) {
        return tool.at("[data-question-id=multiple] label:has-text('" + words + "') input");
    }

    private static Visit.Surface begin(Visit visit) {
        visit.openChapter();
        visit.frame().start();
        return visit.frame();
    }

    /** For this page, and also when it closes: an emulated cut ends with its page, which would send a last word. */
    private static void cutForGood(Visit visit) {
        visit.toolFrame().evaluate("() => { window.fetch = () => Promise.reject(new TypeError('cut')); }");
    }

    @Cases(always = "true", nightly = "false")
    void an_old_tab_overwrites_nothing_loses_nothing_and_submits_only_what_was_seen(boolean scripts) {
        try (Visit visit = visit()) {
            if (!scripts) {
                visit.abortToolScripts();
            }
            Visit.Surface old = begin(visit);
            Visit.Surface newer = visit.openChapterInAnotherTab();
            newer.start();
            word(newer).fill("in the newer tab");
            newer.press("save-responses");
            assertThat(newer.at(".progress")).containsText("1 of 7");
            if (scripts) {
                assertThat(old.hook("elsewhere-now")).containsText("Question ");
                assertThat(old.hook("see-newest")).isVisible();
            }

            number(old).fill("7");
            word(old).fill("in the old tab");
            visit.page.bringToFront();
            old.press("submit-attempt");

            assertThat(old.hook("elsewhere")).containsText("Not submitted yet");
            assertThat(old.hook("answered-elsewhere")).containsText("in the old tab");
            assertThat(word(old)).hasValue("in the newer tab");
            assertThat(number(old)).hasValue("7");
            visit.screenshot("answered-elsewhere" + (scripts ? "" : "-plain"));
            old.submit();
        }
    }

    @Test
    void what_was_answered_while_the_connection_was_cut_arrives_with_the_next_launch() {
        try (Visit visit = visit()) {
            Visit.Surface tool = begin(visit);
            word(tool).fill("before");
            assertThat(tool.at(".progress")).containsText("1 of 7");
            cutForGood(visit);
            word(tool).fill("while it was cut");
            number(tool).fill("7");
            assertThat(tool.hook("saved")).containsText("Not saved yet");
            visit.page.close();
            // On the same computer, in the same browser.
            Page graces = visit.anotherTab();
            visit.become(graces, Person.GRACE);
            Visit.Surface hers = visit.openChapterIn(graces);
            hers.start();
            assertThat(word(hers)).hasValue("");
            visit.become(graces, Person.ADA);

            Visit.Surface again = visit.openChapterInAnotherTab();
            again.start();

            assertThat(word(again)).hasValue("while it was cut");
            assertThat(again.at(".progress")).containsText("2 of 7");
            assertThat(again.hook("saved")).containsText("Saved at");
            word(again).fill("and after it");
            assertThat(again.hook("answered-elsewhere")).hasCount(0);
            again.submit();
            assertThat(again.at("[data-question-id=word]")).containsText("and after it");
        }
    }

    @Test
    void what_was_answered_before_the_script_had_come_is_saved_once_it_has() {
        try (Visit visit = visit()) {
            Runnable come = visit.hold("quiz");
            visit.openChapter();
            Visit.Surface tool = visit.frame();
            tool.press("start-attempt");
            word(tool).fill("on a slow connection");
            assertThat(tool.hook("saved")).containsText("Nothing is saved yet");

            come.run();

            assertThat(tool.hook("saved")).containsText("Saved at");
            assertThat(tool.at(".progress")).containsText("1 of 7");
        }
    }

    @Test
    void a_reload_right_after_an_answer_is_not_taken_for_another_window() {
        try (Visit visit = visit()) {
            Visit.Surface tool = begin(visit);
            // The last word of the page that goes away, which arrives once the next page was made.
            visit.toolFrame()
                    .evaluate(
                            "() => { window.fetch = (to, what) => { sessionStorage.late = what.body; return new Promise(() => {}); }; }");
            word(tool).fill("before the reload");
            Runnable come = visit.hold("quiz");
            visit.toolFrame().evaluate("location.reload()");
            assertThat(word(tool)).hasValue("");
            visit.toolFrame().evaluate("""
                    () => fetch(document.getElementById("quiz").action,
                        { method: "POST", body: new URLSearchParams(sessionStorage.late), headers: { Accept: "application/json" } })""");

            come.run();
            assertThat(word(tool)).hasValue("before the reload");
            word(tool).fill("after the reload");
            number(tool).fill("7");

            assertThat(tool.at(".progress")).containsText("2 of 7");
            assertThat(tool.hook("answered-elsewhere")).hasCount(0);
            tool.submit();
            assertThat(tool.at("[data-question-id=word]")).containsText("after the reload");
        }
    }

    @Test
    void a_connection_that_comes_back_takes_what_was_answered_meanwhile() {
        try (Visit visit = visit()) {
            Visit.Surface tool = begin(visit);
            visit.offline(true);
            word(tool).fill("while it was cut");
            assertThat(tool.hook("saved")).containsText("Not saved yet");

            visit.offline(false);

            assertThat(tool.hook("saved")).containsText("Saved at");
            assertThat(tool.at(".progress")).containsText("1 of 7");
        }
    }

    @Test
    void several_choices_that_were_left_behind_are_named_with_a_semicolon_between_them() {
        try (Visit laptop = visit();
                Visit phone = visit()) {
            Visit.Surface tool = begin(laptop);
            cutForGood(laptop);
            choice(tool, "Partitions by day").check();
            choice(tool, "A run at night").check();
            assertThat(tool.hook("saved")).containsText("Not saved yet");
            laptop.page.close();
            Visit.Surface other = begin(phone);
            choice(other, "A larger warehouse").check();
            assertThat(other.at(".progress")).containsText("1 of 7");
            Visit.Surface again = laptop.openChapterInAnotherTab();
            again.start();

            assertThat(again.hook("answered-elsewhere")).containsText("Your answer here was: ");
            String said = again.hook("answered-elsewhere").textContent();
            assertThat(again.hook("answered-elsewhere"))
                    .containsText(
                            said.indexOf("Partitions by day") < said.indexOf("A run at night")
                                    ? "Partitions by day; A run at night"
                                    : "A run at night; Partitions by day");
        }
    }

    @Test
    void what_was_answered_on_another_device_meanwhile_stands_and_what_was_left_behind_is_reported() {
        try (Visit laptop = visit();
                Visit phone = visit()) {
            Visit.Surface tool = begin(laptop);
            cutForGood(laptop);
            word(tool).fill("on the laptop");
            number(tool).fill("7");
            assertThat(tool.hook("saved")).containsText("Not saved yet");
            laptop.page.close();
            Visit.Surface other = begin(phone);
            assertThat(word(other)).hasValue("");
            word(other).fill("on the phone");
            assertThat(other.at(".progress")).containsText("1 of 7");
            Visit.Surface again = laptop.openChapterInAnotherTab();
            again.start();

            assertThat(again.hook("answered-elsewhere")).containsText("Your answer here was: on the laptop");
            assertThat(word(again)).hasValue("on the phone");
            assertThat(again.at(".progress")).containsText("2 of 7");
            again.submit();
            assertThat(again.at("[data-question-id=word]")).containsText("on the phone");
        }
    }

    private void endsIn(int seconds) {
        // What an attempt is given is counted from its start.
        world.database()
                .sql("update attempt set deadline = now() + make_interval(secs => ?), started_at = now()")
                .param(seconds)
                .update();
    }

    @Tag("nightly")
    @Test
    void a_page_whose_time_runs_out_saves_the_last_word_and_goes_to_its_result_by_itself() {
        try (Visit visit = visit()) {
            Visit.Surface tool = begin(visit);
            assertThat(tool.hook("time-left")).hasCount(0);
            endsIn(16);
            visit.toolFrame().evaluate("location.reload()");
            assertThat(tool.hook("time-left")).containsText(Pattern.compile("Time left: 0:[01]\\d"));
            visit.screenshot("countdown");
            number(tool).fill("7");
            assertThat(tool.at(".progress")).containsText("1 of 7");
            assertThat(tool.hook("time-told")).hasText("Half of your time is left.");
            assertThat(tool.hook("time-left")).containsText("0:01");
            word(tool).fill("the last word");

            assertThat(tool.hook("score")).isVisible();

            assertThat(tool.at("main"))
                    .containsText("Time ran out. We submitted what you had saved; later changes do not count.");
            assertThat(tool.at("[data-question-id=word]")).containsText("the last word");
        }
    }

    @Tag("nightly")
    @Test
    void time_that_runs_out_with_nobody_there_brings_what_was_saved_into_the_gradebook() {
        try (Visit visit = visit()) {
            Visit.Surface tool = begin(visit);
            tool.answer(true);
            assertThat(tool.at(".progress")).containsText("7 of 7");
            visit.page.navigate(world.lms.issuer() + "/");

            endsIn(-11);

            visit.gradebookShows(Person.ADA, "100");
            visit.openChapter();
            assertThat(visit.frame().hook("next")).hasAttribute("data-locked", "false");
        }
    }

    @Tag("nightly")
    @Test
    void an_instructor_on_the_walk_is_told_what_a_student_is_and_no_tab_hears_of_another() {
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.MARGARET)) {
            visit.openChapter();
            Visit.Surface tool = visit.frame();
            tool.press(tool.at("[data-tab=preview]"));
            tool.press(tool.at("[data-testid=stage][data-stage=locked]"));
            tool.start();
            Visit.Surface other = visit.openChapterInAnotherTab();
            other.press(other.at("[data-tab=preview]"));
            other.press(other.at("[data-testid=stage][data-stage=locked]"));
            other.start();
            visit.page.bringToFront();

            word(tool).fill("idempotency key");
            assertThat(tool.at(".progress")).containsText("1 of 7");
            number(tool).fill("7");
            assertThat(tool.at(".progress")).containsText("2 of 7");
            assertThat(tool.hook("saved")).containsText("Saved at");
            tool.press("save-responses");
            assertThat(tool.at(".progress")).containsText("2 of 7");

            assertThat(other.hook("elsewhere-now")).isHidden();
            assertThat(word(other)).hasValue("");
            tool.submit();
            assertThat(tool.at("[data-question-id=word]")).containsText("idempotency key");
        }
    }

    @Tag("nightly")
    @Test
    void an_instructors_walk_counts_down_and_ends_by_itself_as_a_students_page_does() {
        world.lms.editLink("checkpoint-12", null, Map.of("checkpoint", "timed"));
        try (Visit visit = new Visit(world, Cookies.PARTITIONED, Person.MARGARET)) {
            visit.openChapter();
            Visit.Surface tool = visit.frame();
            tool.press(tool.at("[data-tab=preview]"));
            tool.press(tool.at("[data-testid=stage][data-stage=locked]"));
            tool.start();
            assertThat(tool.hook("time-left")).containsText(Pattern.compile("Time left: 59:[45]\\d"));
            // A walk keeps nothing: when it began stands on its page alone.
            String began = Instant.now().minusSeconds(3600 - 6).toString();
            visit.toolFrame()
                    .evaluate("then => { document.getElementById('quiz').elements.began.value = then; }", began);
            word(tool).fill("idempotency key");
            assertThat(tool.hook("time-left")).containsText(Pattern.compile("Time left: 0:0\\d"));
            number(tool).fill("43.2");

            assertThat(tool.hook("score")).isVisible();

            assertThat(tool.at("main"))
                    .containsText("Time ran out. We submitted what you had saved; later changes do not count.");
            assertThat(tool.at("[data-question-id=word]")).containsText("idempotency key");
        }
    }

    @Tag("nightly")
    @Test
    void a_page_whose_token_has_run_out_saves_says_how_to_go_on_and_all_is_there_after_the_next_launch() {
        try (Visit visit = visit()) {
            Visit.Surface tool = begin(visit);
            Instant end = Instant.now().plusSeconds(3);
            visit.toolFrame()
                    .evaluate(
                            "old => document.querySelectorAll('[name=access_token]').forEach(one => one.value = old)",
                            world.tokenUntil(end));
            visit.page.waitForCondition(() -> Instant.now().isAfter(end));

            word(tool).fill("saved all the same");

            assertThat(tool.hook("saved"))
                    .containsText(
                            "This page has expired. Your answers are saved: reopen the activity from your course.");
            tool.press("submit-attempt");
            assertThat(tool.hook("question")).hasCount(7);
            assertThat(word(begin(visit))).hasValue("saved all the same");
        }
    }
}
