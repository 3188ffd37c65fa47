package checkpoint.teaching.learners;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.grading.roster.Member;
import checkpoint.grading.roster.Roster.Reading;
import checkpoint.grading.roster.StoredGroups;
import checkpoint.grading.roster.StoredRoster;
import checkpoint.launch.message.Availability;
import checkpoint.launch.token.Role;
import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades.Grade;
import checkpoint.learning.attempt.Grades.GradeState;
import checkpoint.learning.page.AttemptApp;
import checkpoint.learning.page.LaunchedBrowser;
import checkpoint.learning.policy.AttemptBench;
import checkpoint.learning.policy.SampleQuiz;
import checkpoint.learning.rules.Adjustments;
import checkpoint.learning.rules.Rules;
import checkpoint.teaching.dates.CourseDate;
import checkpoint.teaching.dates.CourseDates;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The class, whole: who is enrolled, how far each has come, who is stuck, and one learner's page. */
@AttemptApp
class RollTest {

    private static final String PAGE = "/checkpoints/chapter-12";
    private static final String CLASS = PAGE + "/grades";

    @Autowired
    private LaunchedBrowser browser;

    @Autowired
    private StoredRoster roster;

    @Autowired
    private StoredGroups groups;

    @Autowired
    private CourseDates dates;

    private final SampleQuiz sample = SampleQuiz.oneQuestion();

    @BeforeEach
    void reset() {
        browser.reset();
        browser.shelf.put(sample.checkpoint());
    }

    private Instant now() {
        return AttemptBench.NOON;
    }

    private static Member student(String subject, String name) {
        return new Member(subject, name, Role.LEARNER, true);
    }

    private void enrolled(Member... members) {
        roster.keep(browser.ada.registration(), browser.ada.course(), new Reading.Complete(List.of(members)), now());
    }

    private void adaFails(int times) {
        browser.as(Role.LEARNER);
        for (int i = 1; i <= times; i++) {
            browser.post(PAGE + "/attempts");
            browser.post(PAGE + "/attempts/" + i + "/submission", "answers=shown", "q.only=false");
        }
        browser.as(Role.INSTRUCTOR);
    }

    private void opensLink(long learner) {
        browser.database
                .sql("insert into learner_link values (?, ?, ?, ?::timestamptz)")
                .params(
                        browser.ada.registration(),
                        learner,
                        browser.link,
                        now().minusSeconds(3600).toString())
                .update();
    }

    private static String progress(String page, String subject) {
        return found(page, "data-subject=\"" + subject + "\" data-state=\"[^\"]*\" data-progress=\"([^\"]*)\"")
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> found(String page, String pattern) {
        return Pattern.compile(pattern).matcher(page).results().map((MatchResult one) -> one.group(1));
    }

    @Test
    void everyone_enrolled_is_in_the_class_even_without_having_opened_it() {
        adaFails(1);
        enrolled(student("ada", "Ada"), student("bob", "Bob Ross"), new Member("tim", "Tim", Role.INSTRUCTOR, true));

        String page = browser.post(CLASS);

        assertThat(progress(page, "bob")).isEqualTo("not-started");
        assertThat(progress(page, "ada")).isEqualTo("failed");
        assertThat(page)
                .contains("Failed once", "All <span class=\"count\">2</span>")
                .doesNotContain(">Tim<");
    }

    @Test
    void a_roster_that_is_being_read_for_the_first_time_is_not_a_failed_one() {
        browser.database
                .sql(
                        "insert into course_roster (registration_id, course_id, tried_at, lease_until) values (?, ?, now(), now() + interval '3 minutes')")
                .params(browser.ada.registration(), browser.ada.course())
                .update();
        browser.as(Role.INSTRUCTOR);

        assertThat(browser.post(CLASS))
                .contains("We are reading the course roster.")
                .doesNotContain("could not be read");
    }

    @Test
    void a_person_who_opened_the_course_as_an_instructor_is_not_a_student_though_the_roster_says_so() {
        browser.database
                .sql(
                        "insert into course_teacher (registration_id, course_id, subject, seen_at) values (?, ?, 'aide', now())")
                .params(browser.ada.registration(), browser.ada.course())
                .update();
        enrolled(student("ada", "Ada"), student("aide", "Non Editing"), student("bob", "Bob Ross"));
        browser.as(Role.INSTRUCTOR);

        String page = browser.post(CLASS);

        assertThat(progress(page, "bob")).isEqualTo("not-started");
        assertThat(page).doesNotContain("Non Editing").contains("Bob Ross");
    }

    @Test
    void who_works_as_a_learner_stands_in_the_class_though_they_opened_the_course_as_an_instructor_too() {
        browser.database
                .sql(
                        "insert into course_teacher (registration_id, course_id, subject, seen_at) values (?, ?, 'ada', now())")
                .params(browser.ada.registration(), browser.ada.course())
                .update();
        adaFails(1);
        enrolled(student("ada", "Ada"));

        assertThat(progress(browser.post(CLASS), "ada")).isEqualTo("failed");
    }

    @Test
    void each_state_is_distinguished_and_counted() {
        adaFails(2);
        long reader = AttemptBench.learner(browser.database, browser.ada.registration(), "reader", "Rea Der");
        opensLink(reader);
        long gone = AttemptBench.learner(browser.database, browser.ada.registration(), "gone", "Go Ne");
        opensLink(gone);
        enrolled(student("ada", "Ada"), student("reader", "Rea Der"), student("new", "New Comer"));

        String page = browser.post(CLASS);

        assertThat(progress(page, "ada")).isEqualTo("failed");
        assertThat(progress(page, "reader")).isEqualTo("reading");
        assertThat(progress(page, "gone")).isEqualTo("left");
        assertThat(progress(page, "new")).isEqualTo("not-started");
        assertThat(page).contains("Failed twice");
        for (String filter : List.of("is-failed", "is-reading", "is-left", "is-not-started")) {
            assertThat(found(browser.post(CLASS, "filter=" + filter), "(data-testid=\"learner-row\")"))
                    .as(filter)
                    .hasSize(1);
        }
        browser.as(Role.LEARNER);
        browser.post(PAGE + "/attempts");
        browser.as(Role.INSTRUCTOR);
        assertThat(progress(browser.post(CLASS), "ada")).isEqualTo("in-attempt");
        browser.as(Role.LEARNER);
        browser.post(PAGE + "/attempts/3/submission", "answers=shown", "q.only=true");
        browser.as(Role.INSTRUCTOR);
        assertThat(progress(browser.post(CLASS), "ada")).isEqualTo("passed");
    }

    @Test
    void nobody_has_left_by_a_roster_that_was_not_read_to_the_end() {
        long gone = AttemptBench.learner(browser.database, browser.ada.registration(), "gone", "Go Ne");
        opensLink(gone);
        roster.keep(
                browser.ada.registration(),
                browser.ada.course(),
                new Reading.Incomplete(List.of(student("new", "New Comer")), "the platform answered 503"),
                now());
        browser.as(Role.INSTRUCTOR);

        String page = browser.post(CLASS);

        assertThat(progress(page, "gone")).isEqualTo("reading");
        assertThat(progress(page, "new")).isEqualTo("not-started");
        assertThat(page).contains("The course roster could not be read to the end: the platform answered 503.");
    }

    @Test
    void a_complete_reading_forgets_who_is_missing_and_an_incomplete_one_nobody() {
        enrolled(student("ada", "Ada"), student("bob", "Bob"));
        browser.as(Role.INSTRUCTOR);
        roster.keep(
                browser.ada.registration(),
                browser.ada.course(),
                new Reading.Incomplete(List.of(), "cut off"),
                now().plusSeconds(5));
        assertThat(browser.post(CLASS)).contains("data-subject=\"bob\"");

        roster.keep(
                browser.ada.registration(),
                browser.ada.course(),
                new Reading.Complete(List.of(student("ada", "Ada"))),
                now().plusSeconds(10));

        assertThat(browser.post(CLASS)).doesNotContain("data-subject=\"bob\"");
    }

    @Test
    void a_name_is_found_by_its_letters_and_nothing_else_is() {
        enrolled(student("a", "Zoë Quinn"), student("b", "Max Planck"), student("c", null));
        browser.as(Role.INSTRUCTOR);

        assertThat(found(browser.post(CLASS, "q=quIN"), "data-subject=\"([^\"]*)\""))
                .containsExactly("a");
        assertThat(browser.post(CLASS, "q=nobody")).contains("data-testid=\"nobody-found\"", "value=\"nobody\"");
        assertThat(found(browser.post(CLASS, "q="), "data-subject=\"([^\"]*)\""))
                .containsExactly("b", "a", "c");
    }

    @Test
    void the_class_is_sorted_by_what_is_asked() {
        adaFails(3);
        enrolled(student("ada", "Ada"), student("bob", "Bob"));

        assertThat(found(browser.post(CLASS, "sort=attempts"), "data-subject=\"([^\"]*)\""))
                .containsExactly("ada", "bob");
        assertThat(found(browser.post(CLASS, "sort=best"), "data-subject=\"([^\"]*)\""))
                .containsExactly("bob", "ada");
        assertThat(found(browser.post(CLASS, "sort=nonsense"), "data-subject=\"([^\"]*)\""))
                .containsExactly("ada", "bob");
    }

    @Test
    void a_student_who_failed_three_times_is_idle_or_passed_without_a_grade_is_stuck() {
        adaFails(2);
        assertThat(browser.post(CLASS)).doesNotContain("data-testid=\"stuck\"");
        browser.as(Role.LEARNER);
        browser.post(PAGE + "/attempts");
        browser.as(Role.INSTRUCTOR);
        assertThat(browser.post(CLASS)).doesNotContain("data-testid=\"stuck\"");
        browser.database
                .sql(
                        "update attempt set started_at = started_at - interval '25 hours', submitted_at = submitted_at - interval '25 hours'")
                .update();
        assertThat(browser.post(CLASS)).contains("data-stuck=\"idle\"");

        browser.as(Role.LEARNER);
        browser.post(PAGE + "/attempts/3/submission", "answers=shown", "q.only=false");
        browser.as(Role.INSTRUCTOR);
        assertThat(browser.post(CLASS, "filter=stuck")).contains("data-stuck=\"failed-often\"", "talk to them");

        browser.as(Role.LEARNER);
        browser.post(PAGE + "/attempts");
        browser.post(PAGE + "/attempts/4/submission", "answers=shown", "q.only=true");
        browser.as(Role.INSTRUCTOR);
        assertThat(browser.post(CLASS)).doesNotContain("data-testid=\"stuck\"");
        browser.grades.all.put(browser.ada.learner(), new Grade(GradeState.FAILED, "no"));
        assertThat(browser.post(CLASS)).contains("data-stuck=\"not-there\"");
    }

    /** A pass waits for the activity to be published, for a column, for an administrator: whatever nobody but a person can mend. */
    @ParameterizedTest
    @CsvSource({
        "PENDING, UNPUBLISHED, true",
        "PENDING, NO_LINE_ITEM, true",
        "NOT_GRADED, NO_LINE_ITEM, true",
        "PENDING, TOKEN_REFUSED, true",
        "PENDING, NO_TOKEN, true",
        "SENT, WORTH_NOTHING, true",
        "PENDING, TROUBLE, false",
        "FAILED, NOT_A_STUDENT, false",
        "CONFIRMED, SHOWN_OTHERWISE, false"
    })
    void a_pass_that_the_gradebook_shows_only_once_somebody_acts_is_stuck(
            GradeState state, Cause cause, boolean stuck) {
        browser.as(Role.LEARNER);
        browser.post(PAGE + "/attempts");
        browser.post(PAGE + "/attempts/1/submission", "answers=shown", "q.only=true");
        browser.as(Role.INSTRUCTOR);
        browser.grades.all.put(browser.ada.learner(), new Grade(state, cause, null, null, null));

        assertThat(browser.post(CLASS).contains("data-stuck=\"not-there\"")).isEqualTo(stuck);
    }

    private void conceded(String act, String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.add("act=" + act);
        all.add("reason=Ill.");
        all.add("confirmed=true");
        browser.post(PAGE + "/learners/" + browser.ada.learner() + "/concessions/done", all.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"EXCUSE, excused", "OPEN_GATE, gate-open"})
    void who_was_let_through_is_distinguished_counted_and_no_longer_stuck(String act, String state) {
        adaFails(3);
        assertThat(browser.post(CLASS)).contains("data-stuck=\"failed-often\"");

        conceded(act);

        String page = browser.post(CLASS, "filter=is-" + state);
        assertThat(progress(page, "ada")).isEqualTo(state);
        assertThat(page)
                .contains("value=\"is-" + state + "\" aria-pressed=\"true\"")
                .doesNotContain("data-stuck");
        assertThat(browser.post(PAGE + "/grades.csv").lines())
                .anySatisfy(line -> assertThat(line).startsWith("ada,").contains("," + state + ",3,"));
    }

    @Test
    void a_discarded_attempt_is_counted_out_and_a_discarded_pass_passes_nobody() {
        adaFails(1);
        browser.as(Role.LEARNER);
        browser.post(PAGE + "/attempts");
        browser.post(PAGE + "/attempts/2/submission", "answers=shown", "q.only=true");
        browser.as(Role.INSTRUCTOR);
        assertThat(progress(browser.post(CLASS), "ada")).isEqualTo("passed");

        conceded("DISCARD", "attempt=1");
        assertThat(browser.post(PAGE + "/grades.csv").lines())
                .anySatisfy(line -> assertThat(line).startsWith("ada,Ada Lovelace,1,1,1,true,"));
        conceded("DISCARD", "attempt=2", "passed=true");

        assertThat(progress(browser.post(CLASS), "ada")).isEqualTo("gate-open");
        assertThat(browser.post(PAGE + "/grades.csv").lines())
                .anySatisfy(line -> assertThat(line).startsWith("ada,Ada Lovelace,0,,,false,"));
        assertThat(browser.post(PAGE + "/learners/" + browser.ada.learner()))
                .contains("discarded")
                .doesNotContain("<p class=\"lead\">Passed");
    }

    @Test
    void two_thousand_fit_a_page_by_page() {
        enrolled(IntStream.range(0, 2_000)
                .mapToObj(i -> student("s-" + i, "Student Number " + i))
                .toArray(Member[]::new));
        browser.database
                .sql("""
                        with l as (insert into learner (registration_id, subject, name, first_seen_at)
                            select ?, 's-' || i, 'Student Number ' || i, now() from generate_series(0, 1999) i returning id)
                        insert into learner_link select ?, id, ?, now() from l""")
                .params(browser.ada.registration(), browser.ada.registration(), browser.link)
                .update();
        browser.as(Role.INSTRUCTOR);

        String first = browser.post(CLASS);
        String last = browser.post(CLASS, "page=40");

        assertThat(first.getBytes(StandardCharsets.UTF_8).length).isLessThan(150_000);
        assertThat(found(first, "data-subject=\"([^\"]*)\""))
                .hasSize(RollView.ROWS)
                .startsWith("s-0", "s-1", "s-2");
        assertThat(found(last, "data-subject=\"([^\"]*)\""))
                .hasSize(RollView.ROWS)
                .endsWith("s-1999");
        assertThat(browser.post(CLASS, "page=999")).contains("Page 40 of 40");
        assertThat(found(browser.post(CLASS, "q=number 1999"), "data-subject=\"([^\"]*)\""))
                .containsExactly("s-1999");
    }

    @Test
    void one_learner_is_shown_with_every_attempt() {
        adaFails(2);
        browser.as(Role.LEARNER);
        browser.post(PAGE + "/attempts");
        browser.as(Role.INSTRUCTOR);

        String page = browser.post(PAGE + "/learners/" + browser.ada.learner());

        assertThat(page)
                .contains("data-testid=\"one-learner\" data-subject=\"ada\"", "Ada Lovelace")
                .contains("data-testid=\"concessions\"");
        assertThat(found(page, "data-number=\"([0-9])\"")).containsExactly("3", "2", "1");
        assertThat(found(page, "data-open=\"([a-z]+)\"")).containsExactly("true", "false", "false");
        String review = found(page, "formaction=\"/cp([^\"]*/reviews/[0-9]+)\"")
                .findFirst()
                .orElseThrow();
        assertThat(browser.post(review)).contains("data-testid=\"attempt-review\" data-attempt=\"2\"");
    }

    @Test
    void each_send_to_the_gradebook_is_told_with_the_platforms_words() {
        adaFails(1);
        long item = browser.database
                .sql(
                        "insert into line_item (registration_id, resource_link_id, url, first_seen_at) values (?, ?, 'https://lms.example/7', now())"
                                + " returning id")
                .params(browser.ada.registration(), browser.link)
                .query(Long.class)
                .single();
        browser.database.sql("""
                        insert into desired_score (registration_id, line_item_id, learner_id, attempt_id, score_given, score_maximum, passed,
                            submitted_at, state)
                        select registration_id, ?, learner_id, id, 0, 1, false, submitted_at, 'FAILED' from attempt""").param(item).update();
        browser.database.sql("""
                        insert into delivery (registration_id, line_item_id, learner_id, version, score_given, score_maximum, sent_at, status, answer)
                        select registration_id, line_item_id, learner_id, 1, 0, 1, ?::timestamptz, s.status, s.answer
                        from desired_score, (values (422, '422 This <i>column</i> takes no score'), (null, null)) as s (status, answer)""").param(now().toString()).update();
        browser.grades.all.put(browser.ada.learner(), new Grade(GradeState.FAILED, "no"));

        String page = browser.post(PAGE + "/learners/" + browser.ada.learner());

        assertThat(found(page, "(data-testid=\"one-send\")")).hasSize(2);
        assertThat(page).contains("<q>422 This &lt;i&gt;column&lt;/i&gt; takes no score</q>", "0 of 1");
    }

    @Test
    void what_is_saved_of_an_open_attempt_is_read_as_text_and_nothing_of_it_once_it_is_submitted() {
        browser.as(Role.LEARNER);
        browser.post(PAGE + "/attempts");
        browser.as(Role.INSTRUCTOR);
        String learner = PAGE + "/learners/" + browser.ada.learner();
        assertThat(browser.post(learner)).doesNotContain("data-testid=\"saved-answers\"");

        browser.as(Role.LEARNER);
        browser.post(PAGE + "/attempts/1/responses", "answers=shown", "q.only=false");
        browser.as(Role.INSTRUCTOR);
        assertThat(browser.post(learner))
                .contains("data-testid=\"saved-answer\"", "The answer saved in the open attempt", "<li>False</li>");

        browser.as(Role.LEARNER);
        browser.post(PAGE + "/attempts/1/submission", "answers=shown", "q.only=false");
        browser.as(Role.INSTRUCTOR);
        assertThat(browser.post(learner)).doesNotContain("data-testid=\"saved-answers\"");
    }

    @Test
    void the_gradebooks_due_date_and_the_closing_date_are_reported_in_days() {
        browser.as(Role.INSTRUCTOR);
        assertThat(browser.post(CLASS)).doesNotContain("data-testid=\"course-date\"");
        browser.database
                .sql(
                        "insert into line_item (registration_id, resource_link_id, url, first_seen_at, column_of, column_due)"
                                + " values (?, ?, 'https://lms.example/7', now(), 'https://lms.example/7', ?::timestamptz)")
                .params(
                        browser.ada.registration(),
                        browser.link,
                        now().plusSeconds(3 * 86_400).toString())
                .update();
        browser.available(new Availability(null, now().minusSeconds(86_400)));

        assertThat(browser.post(CLASS)).contains("Due in 3 days:", "Closed 1 day ago:");

        // Another column has another date, which nobody has asked for yet.
        browser.database
                .sql("update line_item set url = 'https://lms.example/8'")
                .update();
        assertThat(browser.post(CLASS)).doesNotContain("Due in");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T12:00:01Z, in, 0",
        "2026-03-02T12:00:00Z, past, 0",
        "2026-03-02T22:59:59Z, in, 0",
        "2026-03-02T23:00:00Z, in, 1",
        "2026-03-01T22:59:59Z, past, 1"
    })
    void days_are_those_of_the_courses_calendar(Instant at, String side, long days) {
        browser.database.sql("update course set zone = 'Europe/Vienna'").update();
        browser.as(Role.INSTRUCTOR);
        browser.available(new Availability(null, at));

        CourseDate closes = dates.of(
                        browser.launch(),
                        new Rules(
                                sample.checkpoint().quiz(),
                                Adjustments.NONE,
                                browser.launch().available()))
                .getFirst();
        assertThat(closes.words()).isEqualTo("teaching.date.closes." + side);
        assertThat(closes.distance()).isEqualTo(days);
    }

    @Test
    void the_picture_draws_the_courses_pass_mark() {
        adaFails(1);
        assertThat(browser.post(CLASS)).contains("Best scores (80% to pass)");
        browser.database
                .sql(
                        "insert into course_settings (registration_id, course_id, checkpoint, pass_mark, revision, changed_at)"
                                + " values (?, ?, ?, 0.6, 1, now())")
                .params(browser.ada.registration(), browser.ada.course(), SampleQuiz.SLUG)
                .update();

        assertThat(browser.post(CLASS)).contains("Best scores (60% to pass)");
    }

    @Test
    void who_never_came_has_a_page_too() {
        enrolled(student("bob", "Bob Ross"));
        browser.as(Role.INSTRUCTOR);
        String at = found(browser.post(CLASS), "formaction=\"/cp([^\"]*/members/[0-9]+)\"")
                .findFirst()
                .orElseThrow();

        assertThat(browser.post(at))
                .contains("Bob Ross", "This student has not opened the activity yet.")
                .contains("data-testid=\"accommodation\"")
                .doesNotContain("data-testid=\"concessions\"");
    }

    @Test
    void nobody_outside_the_class_is_opened() {
        long stranger = AttemptBench.learner(browser.database, browser.ada.registration(), "x", "Stranger");
        long elsewhere = AttemptBench.course(browser.database, browser.ada.registration(), "chemistry");
        roster.keep(browser.ada.registration(), elsewhere, new Reading.Complete(List.of(student("eve", "Eve"))), now());
        long eve = browser.database
                .sql("select id from course_member where subject = 'eve'")
                .query(Long.class)
                .single();
        browser.as(Role.INSTRUCTOR);

        for (String at : List.of("/learners/" + stranger, "/members/" + eve, "/learners/999999")) {
            assertThat(browser.exchange(PAGE + at)).as(at).hasStatus(404);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"INSTRUCTOR"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobody_but_an_instructor_opens_a_learner_or_reads_the_roster(Role role) {
        opensLink(browser.ada.learner());
        browser.as(role);

        for (String at : List.of("/learners/" + browser.ada.learner(), "/members/1", "/roster", "/preview")) {
            assertThat(browser.exchange(PAGE + at)).as(at).hasStatus(403);
        }
    }

    @Test
    void the_picture_counts_each_step() {
        adaFails(1);
        browser.as(Role.LEARNER);
        browser.post(PAGE + "/attempts");
        browser.post(PAGE + "/attempts/2/submission", "answers=shown", "q.only=true");
        enrolled(student("ada", "Ada"), student("bob", "Bob"));
        browser.as(Role.INSTRUCTOR);

        String page = browser.post(CLASS).replaceAll("\\s+", " ");

        assertThat(page)
                .contains(
                        "<th scope=\"row\">In the class</th><td class=\"count\">2</td>",
                        "<th scope=\"row\">Opened it</th><td class=\"count\">1</td>",
                        "<th scope=\"row\">Passed</th><td class=\"count\">1</td>",
                        "<th scope=\"row\">2 attempts</th><td class=\"count\">1</td>")
                .doesNotContain(" style=");
    }

    private static Member inGroups(String subject, String name, String... groups) {
        return new Member(subject, name, Role.LEARNER, true, List.of(groups));
    }

    private void named(Map<String, String> names) {
        groups.keep(browser.ada.registration(), browser.ada.course(), names, now());
    }

    @Test
    void a_group_is_chosen_by_its_name_and_all_of_the_page_is_of_that_group() {
        adaFails(1);
        enrolled(inGroups("ada", "Ada", "g1"), inGroups("bob", "Bob", "g2"), inGroups("cid", "Cid", "g1", "g\"2"));
        named(Map.of("g1", "Tuesday", "g2", "Monday"));

        assertThat(found(browser.post(CLASS), "<option value=\"([^\"]*)\"")).containsExactly("", "g2", "g1", "g&#34;2");
        String page = browser.post(CLASS, "group=g1");

        assertThat(found(page, "data-subject=\"([^\"]*)\"")).containsExactly("ada", "cid");
        assertThat(page)
                .contains("<option value=\"g1\" selected>Tuesday", "All <span class=\"count\">2</span>", "Group g\"2")
                .contains("name=\"group\" value=\"g1\"");
        assertThat(found(browser.post(CLASS, "group=g1", "filter=is-failed"), "data-subject=\"([^\"]*)\""))
                .containsExactly("ada");
    }

    @Test
    void a_group_that_there_is_not_shows_the_whole_class_and_a_class_without_groups_no_choice() {
        enrolled(student("ada", "Ada"), student("bob", "Bob"));
        browser.as(Role.INSTRUCTOR);

        String page = browser.post(CLASS, "group=nonsense");

        assertThat(found(page, "data-subject=\"([^\"]*)\"")).containsExactly("ada", "bob");
        assertThat(page).doesNotContain("data-testid=\"group\"", "nonsense");
    }

    @Test
    void groups_that_a_reading_does_not_tell_stay_and_those_that_it_tells_are_the_newest() {
        enrolled(inGroups("ada", "Ada", "g1"), inGroups("bob", "Bob", "g1"));
        enrolled(student("ada", "Ada"), inGroups("bob", "Bob"));
        browser.as(Role.INSTRUCTOR);

        assertThat(found(browser.post(CLASS, "group=g1"), "data-subject=\"([^\"]*)\""))
                .containsExactly("ada");
    }

    @Test
    void the_file_names_each_ones_groups() {
        enrolled(inGroups("ada", "Ada", "g1", "g2"), inGroups("bob", "Bob", "g3"));
        named(Map.of("g1", "Monday", "g2", "Tuesday"));
        browser.as(Role.INSTRUCTOR);

        assertThat(browser.post(PAGE + "/grades.csv").lines())
                .anySatisfy(line -> assertThat(line).startsWith("ada,").endsWith(",Monday; Tuesday"))
                .anySatisfy(line -> assertThat(line).startsWith("bob,").endsWith(",g3"));
    }
}
