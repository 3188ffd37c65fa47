package checkpoint.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import checkpoint.journey.Browsers.Cookies;
import checkpoint.testing.Cases;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import practice.Dials;
import practice.Person;

/** Where grades stand, as a student and an instructor see it, in a real browser and against the LMS's own gradebook. */
@Journey
@ResourceLock(Journey.IN_THE_OTHER)
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

    /** Somebody who has not begun. */
    private static final String ONE_MORE = """
            with person as (
                insert into learner (registration_id, subject, name, first_seen_at)
                select registration_id, 's-new', 'NOT GRADED', now() from resource_link limit 1 returning registration_id, id)
            insert into learner_link
            select p.registration_id, p.id, k.id, now() from person p, (select id from resource_link limit 1) k""";

    /** What the console tells of them: waiting since two days, and what was sent. */
    private static final String SENDS = """
            with waits as (
                update desired_score set due_at = now(), desired_at = now() - interval '2 days' where state = 'PENDING')
            insert into delivery (registration_id, line_item_id, learner_id, version, score_given, score_maximum, sent_at,
                                  answered_at, status, outcome, answer)
            select registration_id, line_item_id, learner_id, version, score_given, score_maximum,
                   now() - learner_id * interval '1 minute', now() - learner_id * interval '1 minute' + interval '212 ms',
                   200, case when state in ('SENT', 'CONFIRMED') then 'accepted' else 'refused' end, last_answer
            from desired_score where last_answer ~ '^[0-9]'""";

    private final World world = World.other();

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

    private static Visit.Surface submits(Visit visit, boolean right) {
        visit.openChapter();
        Visit.Surface tool = visit.frame();
        tool.start();
        tool.answer(right);
        tool.submit();
        return tool;
    }

    @Cases(always = "MOODLE", nightly = "CANVAS")
    void a_students_line_follows_the_grade_while_the_page_is_open(Dials.Manner manner) {
        world.lms.dials().turn(manner);
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.ADA)) {
            Visit.Surface tool = submits(visit, true);

            assertThat(tool.hook("grade-status")).hasAttribute("data-state", "confirmed", soon());
            assertThat(tool.hook("grade-status")).containsText(" in your gradebook.");
            assertThat(tool.at("form.look-again")).isHidden();
        }
    }

    @Tag("nightly")
    @Test
    void without_scripts_the_student_looks_again() {
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.ADA)) {
            visit.abortToolScripts();
            Visit.Surface tool = submits(visit, true);
            visit.page.waitForCondition(() -> {
                Locator again = tool.at("form.look-again button");
                if (again.count() > 0) {
                    tool.pressAway(again);
                }
                return "confirmed".equals(tool.hook("grade-status").getAttribute("data-state"));
            });

            assertThat(tool.hook("grade-status")).containsText(" in your gradebook.");
        }
    }

    @Cases(always = "CANVAS", nightly = "MOODLE")
    void a_teachers_hand_is_held_and_the_teacher_decides(Dials.Manner manner) {
        world.lms.dials().turn(manner);
        try (Visit student = new Visit(world, Cookies.ALLOWED, Person.ADA)) {
            assertThat(submits(student, false).hook("grade-status")).hasAttribute("data-state", "confirmed", soon());
            long column = world.lms.records().lineItems().getFirst().id();
            world.lms.gradebook().enter(column, Person.ADA, "55");

            Visit.Surface tool = submits(student, true);

            assertThat(tool.hook("grade-status")).hasAttribute("data-state", "held", soon());
            student.become(Person.MARGARET);
            student.openChapter();
            Visit.Surface desk = student.frame();
            Locator row = desk.at("[data-testid=learner-row][data-subject='" + Person.ADA.subject + "']");
            assertThat(row).hasAttribute("data-state", "held");
            world.lms.gradebook().takeBack(column, Person.ADA);
            desk.pressAway(row.locator("[data-testid=send-ours]"));
            student.page.waitForCondition(
                    () -> world.database()
                            .sql("select state from desired_score")
                            .query(String.class)
                            .single()
                            .equals("CONFIRMED"),
                    new Page.WaitForConditionOptions().setTimeout(30_000));
            student.openChapter();
            assertThat(row).hasAttribute("data-state", "confirmed");
        }
    }

    /** Each state and cause that a row can stand in, with the platform's words and what its gradebook shows of 100. */
    private static final List<String> STANDS = List.of(
            "PENDING",
            "PENDING TROUBLE 503 Service Unavailable",
            "PENDING TOKEN_REFUSED reading the result: results: the platform answered 401",
            "PENDING NO_TOKEN access token refused: 400 invalid_client",
            "PENDING UNPUBLISHED 422 This assignment is still unpublished",
            "PENDING NO_LINE_ITEM",
            "PENDING LINE_ITEM_GONE 404 The specified resource does not exist.",
            "PENDING ATTEMPTS_USED_UP 422 The maximum number of allowed attempts has been reached for this submission",
            "PENDING OLDER_TIMESTAMP 409 Refusing score with an earlier timestamp",
            "SENT 200 accepted",
            "SENT NOT_SHOWN 200 accepted",
            "SENT UNREADABLE 200 accepted",
            "CONFIRMED 200 accepted =90",
            "CONFIRMED HIGHER_THERE =100",
            "CONFIRMED KEPT 200 accepted =55",
            "CONFIRMED KEPT 200 accepted",
            "HELD OTHER_VALUE 200 accepted =55",
            "HELD CLEARED 200 accepted",
            "FAILED NOT_A_STUDENT 422 User not found in course or is not a student",
            "FAILED CONCLUDED 422 This course has concluded. AGS requests will no longer be accepted for this course.",
            "FAILED REFUSED 400 Cannot grade this submission at this time",
            "FAILED TOKEN_REFUSED 401 Insufficient permissions",
            "FAILED NOT_GRANTED the platform did not grant this tool the right to send scores (AGS score scope)",
            "FAILED LINE_ITEM_GONE 404 The specified resource does not exist.",
            "FAILED ATTEMPTS_USED_UP 422 The maximum number of allowed attempts has been reached for this submission",
            "FAILED UNPUBLISHED 422 This assignment is still unpublished",
            "FAILED NO_TOKEN access token refused: 400 invalid_client",
            "FAILED TROUBLE 503 Service Unavailable",
            "FAILED OLDER_TIMESTAMP 409 Refusing score with an earlier timestamp");

    private static final Pattern STAND =
            Pattern.compile("([A-Z]+)(?: ([A-Z][A-Z_]{3,}))?(?: (?!=)(.*?))?(?: =([0-9]+))?");

    private static Matcher parts(String stand) {
        Matcher parts = STAND.matcher(stand);
        org.assertj.core.api.Assertions.assertThat(parts.matches()).as(stand).isTrue();
        return parts;
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }

    private void seedEveryStand() {
        for (String stand : STANDS) {
            Matcher parts = parts(stand);
            String shown = parts.group(4) == null ? "" : " of " + parts.group(4);
            String name = (parts.group(1) + " " + text(parts.group(2))).strip().replace('_', ' ') + shown;
            seed(name, parts.group(1), text(parts.group(2)), text(parts.group(3)), text(parts.group(4)));
        }
    }

    /** The same in a narrow window, a frame's and a wide one, light and dark. */
    private static void pictures(Visit visit, Locator part, String name) {
        for (int width : new int[] {320, 880, 1280}) {
            picture(visit, part, name, width, ColorScheme.LIGHT);
            picture(visit, part, name, width, ColorScheme.DARK);
        }
    }

    private static void twoPictures(Visit visit, Locator part, String name) {
        picture(visit, part, name, 880, ColorScheme.LIGHT);
        picture(visit, part, name, 320, ColorScheme.DARK);
    }

    private static void picture(Visit visit, Locator part, String name, int width, ColorScheme scheme) {
        if (!Pictures.areAskedFor()) {
            return;
        }
        // So high that all of it is in sight: what a frame does not show is not painted.
        visit.page.setViewportSize(width, 9000);
        visit.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        if (visit.toolFrame() != null) {
            visit.frame().settle();
        }
        String file = "grades-" + name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        Pictures.take(part, file);
        visit.page.setViewportSize(1280, 1000);
    }

    private void signIn(Visit visit) {
        visit.page.navigate(world.toolUrl + "/admin/deliveries");
        visit.page.getByLabel("Name").fill("admin");
        visit.page.getByLabel("Password").fill("only-for-these-tests");
        Visit.leaves(
                visit.page,
                () -> visit.page
                        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                        .click());
        visit.page.navigate(world.toolUrl + "/admin/deliveries");
        assertThat(visit.page.locator("[data-testid=delivery-platform][data-paused=true]"))
                .hasAttribute("data-backlog", "9");
    }

    private static void fits(Visit visit) {
        visit.page.setViewportSize(320, 1000);
        Object overflow = visit.toolFrame()
                .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        org.assertj.core.api.Assertions.assertThat(((Number) overflow).intValue())
                .isLessThanOrEqualTo(0);
        visit.page.setViewportSize(1280, 1000);
    }

    private void pause() {
        world.database()
                .sql("insert into delivery_pause select registration_id, now(), 'admin' from line_item limit 1")
                .update();
    }

    /** What the server says now of the grade, put below what the page says of it; its state. */
    private static Object lineBelow(Visit visit) {
        return visit.toolFrame().evaluate("""
                async () => {
                  const line = document.querySelector('[data-testid=grade-status]');
                  const token = document.querySelector('input[name=access_token]').value;
                  const answer = await fetch(line.dataset.at, {headers: {Authorization: 'Bearer ' + token, Accept: 'text/html'}});
                  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
                  const piece = page.querySelector('[data-testid=grade-status]');
                  document.getElementById('gate').append(document.importNode(piece, true));
                  return piece.dataset.state;
                }""");
    }

    @Tag("nightly")
    @Test
    void what_was_passed_before_there_was_a_column_is_recorded_once_a_launch_names_one() {
        world.lms.dials().turn(Dials.LineItemClaim.NO_SERVICE);
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.ADA)) {
            Visit.Surface tool = submits(visit, true);
            assertThat(tool.hook("grade-status")).hasAttribute("data-state", "not-graded");
            assertThat(tool.hook("grade-status"))
                    .containsText(
                            "your course has no gradebook column for this activity. Your score counts here and is sent if a column is added.");
            twoPictures(visit, tool.at("#gate"), "line-no-column");
            visit.become(Person.MARGARET);
            visit.openChapter();
            assertThat(tool.hook("learner-row").first()).containsText("Waiting for a gradebook column");
            twoPictures(visit, tool.at("main"), "class-no-column");

            world.lms.dials().turn(Dials.LineItemClaim.SENT);
            visit.become(Person.ADA);
            visit.openChapter();

            assertThat(tool.hook("grade-status")).hasAttribute("data-state", "confirmed", soon());
        }
    }

    @Tag("nightly")
    @Test
    void the_students_line_has_words_for_every_state() {
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.ADA)) {
            Visit.Surface tool = submits(visit, true);
            assertThat(tool.hook("grade-status")).hasAttribute("data-state", "confirmed", soon());
            visit.openChapter();
            assertThat(tool.at("#gate")).isVisible();
            // One page with all of them: each as the server says it now, below the one before. All are newer than the
            // launch.
            for (String stand : STANDS) {
                Matcher parts = parts(stand);
                world.database()
                        .sql(
                                "update desired_score set due_at = null, last_sent_at = now(), state = ?, cause = nullif(?, ''), shown_given = ?, shown_maximum = 100")
                        .param(1, parts.group(1))
                        .param(2, text(parts.group(2)))
                        .param(3, parts.group(4) == null ? null : Integer.valueOf(parts.group(4)), Types.NUMERIC)
                        .update();

                org.assertj.core.api.Assertions.assertThat(lineBelow(visit))
                        .as(stand)
                        .isEqualTo(parts.group(1).toLowerCase(Locale.ROOT));
            }
            pause();
            world.database()
                    .sql("update desired_score set state = 'PENDING', cause = null")
                    .update();
            org.assertj.core.api.Assertions.assertThat(lineBelow(visit)).isEqualTo("pending");
            pictures(visit, tool.at("#gate"), "line");
            fits(visit);
        }
    }

    @Test
    void the_class_table_shows_every_state() {
        world.lms.dials().turn(Dials.Manner.CANVAS);
        try (Visit visit = new Visit(world, Cookies.ALLOWED, Person.MARGARET)) {
            visit.openChapter();
            Visit.Surface desk = visit.frame();
            assertThat(desk.hook("instructor-view")).isVisible();
            twoPictures(visit, desk.at("#grades"), "class-empty");
            seedEveryStand();
            world.database().sql(ONE_MORE).update();
            visit.openChapter();

            // The roster brings those who have not come yet, too; test students stand behind them all.
            assertThat(desk.at("[data-testid=learner-row]:not([data-progress=not-started])"))
                    .hasCount(STANDS.size() + 1);
            assertThat(desk.hook("needs-a-person")).isVisible();
            pictures(visit, desk.at("#grades"), "class");
            fits(visit);
            desk.press(desk.at("button[name=filter][value=held]"));
            assertThat(desk.at("button[name=filter][value=held]")).hasAttribute("aria-pressed", "true");
            assertThat(desk.hook("learner-row")).hasCount(2);
            twoPictures(visit, desk.at("#grades"), "class-held");
            desk.press("check-gradebook");
            assertThat(desk.hook("gradebook-check")).isVisible();
            twoPictures(visit, desk.at("#grades"), "class-checked");
            pause();
            visit.openChapter();
            desk.press(desk.at("button[name=filter][value=pending]"));
            assertThat(desk.at("button[name=filter][value=pending]")).hasAttribute("aria-pressed", "true");
            twoPictures(visit, desk.at("#grades"), "class-paused");
            world.database().sql(SENDS).update();
            signIn(visit);
            pictures(visit, visit.page.locator("main"), "deliveries");
        }
    }
}
