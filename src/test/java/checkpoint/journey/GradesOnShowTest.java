package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import practice.Dials;
import practice.Person;

/** Where grades stand, as a student and an instructor see it, in a real browser and against the LMS's own gradebook. */
class GradesOnShowTest {

    private static final String SEED = """
            with place as (
                select k.registration_id, k.course_id, k.id as link, i.id as line_item
                from resource_link k join line_item i on i.registration_id = k.registration_id and i.resource_link_id = k.id
                limit 1
            ), person as (
                insert into learner (registration_id, subject, name, first_seen_at)
                select registration_id, :subject, :name, now() from place returning registration_id, id
            ), link as (
                insert into learner_link select p.registration_id, p.id, place.link, now() from person p, place
            ), work as (
                insert into attempt (registration_id, learner_id, course_id, checkpoint, number, content_digest, layout, started_at,
                                     submitted_at, score_given, score_maximum, passed)
                select p.registration_id, p.id, place.course_id, 'chapter-12', 1, v.digest, '[]', now(), now(), 9, 10, true
                from person p, place, (select digest from content_version where slug = 'chapter-12' limit 1) v returning id
            )
            insert into desired_score (registration_id, line_item_id, learner_id, attempt_id, score_given, score_maximum, passed,
                                       submitted_at, state, cause, last_answer, shown_given, shown_maximum)
            select p.registration_id, place.line_item, p.id, work.id, 9, 10, true, now(), :state, nullif(:cause, ''),
                   nullif(:words, ''), nullif(:shown, '')::numeric, case when :shown <> '' then 100 end
            from person p, place, work""";

    private final World world = World.ONE;

    @BeforeEach
    void nobodyHasBeenHere() {
        world.forgetEverything();
    }

    private static LocatorAssertions.HasAttributeOptions soon() {
        return new LocatorAssertions.HasAttributeOptions().setTimeout(25_000);
    }

    private void seed(String name, String state, String cause, String words, String shown) {
        world.database()
                .sql(SEED)
                .param("subject", "s-" + name)
                .param("name", name)
                .param("state", state)
                .param("cause", cause)
                .param("words", words)
                .param("shown", shown)
                .update();
    }

    private static Visit.Surface handsIn(Visit visit, boolean right) {
        visit.openChapter();
        Visit.Surface tool = visit.frame();
        tool.start();
        tool.answer(right);
        tool.handIn();
        return tool;
    }

    @ParameterizedTest
    @EnumSource(
            value = Dials.Manner.class,
            names = {"CANVAS", "MOODLE"})
    void a_students_line_follows_the_grade_while_the_page_is_open(Dials.Manner manner) {
        world.lms.dials().turn(manner);
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.ADA)) {
            Visit.Surface tool = handsIn(visit, true);

            assertThat(tool.hook("grade-status")).hasAttribute("data-state", "confirmed", soon());
            assertThat(tool.hook("grade-status")).containsText("recorded:");
            assertThat(tool.at("form.look-again")).hasCount(0);
        }
    }

    @Test
    void without_scripts_the_student_looks_again() {
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.ADA)) {
            visit.abortToolScripts();
            Visit.Surface tool = handsIn(visit, true);
            visit.page.waitForCondition(() -> {
                Locator again = tool.at("form.look-again button");
                if (again.count() > 0) {
                    again.click();
                }
                return "confirmed".equals(tool.hook("grade-status").getAttribute("data-state"));
            });

            assertThat(tool.hook("grade-status")).containsText("recorded:");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Dials.Manner.class,
            names = {"CANVAS", "MOODLE"})
    void a_teachers_hand_is_held_and_the_teacher_decides(Dials.Manner manner) {
        world.lms.dials().turn(manner);
        try (Visit student = new Visit(world, Cookies.ALLOWED, Person.ADA)) {
            assertThat(handsIn(student, false).hook("grade-status")).hasAttribute("data-state", "confirmed", soon());
            long column = world.lms.records().lineItems().getFirst().id();
            world.lms.gradebook().enter(column, Person.ADA, "55");

            Visit.Surface tool = handsIn(student, true);

            assertThat(tool.hook("grade-status")).hasAttribute("data-state", "held", soon());
            student.become(Person.MARGARET);
            student.openChapter();
            Visit.Surface desk = student.frame();
            Locator row = desk.at("[data-testid=learner-row][data-subject='" + Person.ADA.subject + "']");
            assertThat(row).hasAttribute("data-state", "held");
            world.lms.gradebook().takeBack(column, Person.ADA);
            row.locator("[data-testid=send-ours]").click();
            student.page.waitForCondition(() -> {
                student.openChapter();
                return "confirmed".equals(row.getAttribute("data-state"));
            });
        }
    }

    @Test
    void the_students_line_has_words_for_every_state() {
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.ADA)) {
            assertThat(handsIn(visit, true).hook("grade-status")).hasAttribute("data-state", "confirmed", soon());
            for (String stand : List.of(
                    "PENDING TROUBLE",
                    "PENDING UNPUBLISHED",
                    "SENT NOT_SHOWN",
                    "SENT UNREADABLE",
                    "CONFIRMED NONE",
                    "CONFIRMED HIGHER_THERE",
                    "CONFIRMED KEPT",
                    "HELD OTHER_VALUE",
                    "FAILED REFUSED",
                    "FAILED NOT_A_STUDENT")) {
                String[] words = stand.split(" ");
                world.database()
                        .sql("update desired_score set due_at = null, state = ?, cause = nullif(?, 'NONE')")
                        .params(words[0], words[1])
                        .update();
                visit.openChapter();
                Visit.Surface tool = visit.frame();

                assertThat(tool.hook("grade-status"))
                        .hasAttribute("data-state", words[0].toLowerCase(java.util.Locale.ROOT));
                tool.at("#gate")
                        .screenshot(new Locator.ScreenshotOptions()
                                .setPath(Path.of("target/screenshots/line-" + stand.replace(' ', '-') + ".png")));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "320, DARK"})
    void the_class_table_shows_every_state(int width, ColorScheme scheme) {
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.MARGARET, width, scheme)) {
            visit.openChapter();
            assertThat(visit.frame().hook("instructor-view")).isVisible();
            seed("Annie Easley", "PENDING", "TROUBLE", "503 Service Unavailable", "");
            seed("Barbara Liskov", "SENT", "NOT_SHOWN", "200 accepted", "");
            seed("Claude Shannon", "CONFIRMED", "", "200 accepted", "90");
            seed("Donald Knuth", "HELD", "OTHER_VALUE", "200 accepted", "55");
            seed("Edith Clarke", "FAILED", "NOT_A_STUDENT", "422 User not found in course or is not a student", "");
            seed("Frances Allen", "CONFIRMED", "HIGHER_THERE", "", "100");
            visit.openChapter();
            Visit.Surface desk = visit.frame();

            for (String state : List.of("pending", "sent", "confirmed", "held", "failed")) {
                assertThat(desk.at("[data-testid=learner-row][data-state=" + state + "]")
                                .first())
                        .isVisible();
            }
            visit.screenshot("class-" + width + "-" + scheme);
            desk.at("#grades")
                    .screenshot(new Locator.ScreenshotOptions()
                            .setPath(Path.of("target/screenshots/class-table-" + width + "-" + scheme + ".png")));
            Object overflow = visit.toolFrame()
                    .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            org.assertj.core.api.Assertions.assertThat(((Number) overflow).intValue())
                    .isLessThanOrEqualTo(0);
            desk.hook("check-gradebook").click();
            assertThat(desk.hook("gradebook-check")).isVisible();
            desk.at("#grades")
                    .screenshot(new Locator.ScreenshotOptions()
                            .setPath(Path.of("target/screenshots/class-checked-" + width + "-" + scheme + ".png")));
        }
    }
}
