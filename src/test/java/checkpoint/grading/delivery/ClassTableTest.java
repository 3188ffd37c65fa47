package checkpoint.grading.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.token.LaunchTokens;
import checkpoint.launch.token.Role;
import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades.GradeState;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What instructors see of grades and decide about them, what a student's line says, and who may not. */
@PassbackApp
class ClassTableTest extends AtTwoPlatforms {

    private static final String GRADES = "/checkpoints/chapter-12/grades";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private LaunchTokens launchTokens;

    private Place ada;
    private Place grace;

    @BeforeEach
    void twoHaveSubmitted() {
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
        ada = atMoodle("ada");
        grace = atMoodle("grace");
        decide(ada, 1, "9");
        decide(grace, 1, "9");
    }

    private String token(Role role) {
        return launchTokens.carry(launch(ada, role)).token();
    }

    private MvcTestResult press(Role role, String path, String... fields) {
        var request = mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("access_token", token(role));
        for (String field : fields) {
            int at = field.indexOf('=');
            request = request.param(field.substring(0, at), field.substring(at + 1));
        }
        return request.exchange();
    }

    private String page(String path, String... fields) {
        MvcTestResult result = press(Role.INSTRUCTOR, path, fields);
        assertThat(result).hasStatus(200);
        return text(result);
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private void stand(Place place, String state, Cause cause, String words) {
        database.sql(
                        "update desired_score set state = ?, cause = ?, last_answer = ?, due_at = null where learner_id = ?")
                .param(state)
                .param(cause == null ? null : cause.name())
                .param(words)
                .param(place.learner())
                .update();
    }

    private String state(Place place) {
        return database.sql("select state from desired_score where learner_id = ?")
                .param(place.learner())
                .query(String.class)
                .single();
    }

    @Test
    void a_row_says_where_the_grade_stands_why_and_what_to_do() {
        stand(ada, "FAILED", Cause.NOT_A_STUDENT, "422 <b>not</b> a student");
        stand(grace, "HELD", Cause.OTHER_VALUE, null);

        String page = page(GRADES);

        assertThat(page)
                .contains("data-subject=\"ada\" data-state=\"failed\"", "data-subject=\"grace\" data-state=\"held\"")
                .contains("data-testid=\"last-answer\">422 &lt;b&gt;not&lt;/b&gt; a student")
                .contains("data-testid=\"keep-theirs\"", "data-testid=\"send-ours\"", "data-testid=\"send-again\"")
                .contains("data-testid=\"check-gradebook\"", "data-testid=\"needs-a-person\"", "1 grade needs")
                .contains("The platform does not list this person as a student of the course.");
    }

    @Test
    void what_was_given_up_is_not_said_to_be_tried_by_itself() {
        stand(ada, "FAILED", Cause.TROUBLE, "503");
        stand(grace, "PENDING", Cause.TROUBLE, "503");

        assertThat(page(GRADES, "filter=failed"))
                .contains("We retried for 7 days. Resend once the platform works again.")
                .doesNotContain("No action needed. We keep retrying for 7 days.");
        assertThat(page(GRADES, "filter=pending")).contains("No action needed. We keep retrying for 7 days.");
    }

    @Test
    void the_banner_counts_what_somebody_can_do_something_about() {
        stand(ada, "FAILED", Cause.NOT_A_STUDENT, "422 User not found in course or is not a student");
        stand(grace, "PENDING", Cause.TROUBLE, "503");
        assertThat(page(GRADES)).doesNotContain("data-testid=\"needs-a-person\"");

        stand(ada, "FAILED", Cause.CONCLUDED, "422 This course has concluded");
        stand(grace, "PENDING", Cause.UNPUBLISHED, "422 This assignment is still unpublished");
        assertThat(page(GRADES)).contains("data-testid=\"needs-a-person\"", "2 grades need");
    }

    @Test
    void what_waits_for_a_column_is_said_to() {
        database.sql("delete from desired_score").update();
        database.sql("delete from line_item").update();
        decide(ada, 2, "9");

        assertThat(page(GRADES))
                .contains("data-subject=\"ada\" data-state=\"not-graded\"", "Waiting for a gradebook column")
                .doesNotContain("data-testid=\"send-again", "data-testid=\"needs-a-person\"")
                .contains("data-subject=\"grace\" data-state=\"not-graded\"", "No grade yet");
    }

    @Test
    void the_table_is_filtered_by_state() {
        stand(ada, "FAILED", Cause.REFUSED, "422 no");
        stand(grace, "CONFIRMED", null, "200 accepted");

        assertThat(page(GRADES, "filter=failed"))
                .contains("data-subject=\"ada\"")
                .doesNotContain("data-subject=\"grace\"");
        assertThat(page(GRADES, "filter=needs"))
                .contains("data-subject=\"ada\"")
                .doesNotContain("data-subject=\"grace\"");
        assertThat(page(GRADES, "filter=nonsense")).contains("data-subject=\"ada\"", "data-subject=\"grace\"");
    }

    @Test
    void one_some_or_all_are_sent_again_and_asking_twice_changes_nothing() {
        stand(ada, "FAILED", Cause.REFUSED, "422 no");
        stand(grace, "FAILED", Cause.REFUSED, "422 no");

        assertThat(page(GRADES + "/send-again", "one=" + ada.learner(), "learner=" + grace.learner()))
                .contains("data-severity=\"success\"", "Resending 1 grade.");
        assertThat(state(ada)).isEqualTo("PENDING");
        assertThat(state(grace)).isEqualTo("FAILED");
        page(GRADES + "/send-again", "learner=" + grace.learner());
        assertThat(state(grace)).isEqualTo("PENDING");
        deliver.deliverDue();
        stand(ada, "FAILED", Cause.REFUSED, "422 no");
        stand(grace, "FAILED", Cause.REFUSED, "422 no");
        page(GRADES + "/send-again", "all=true", "confirmed=true");
        page(GRADES + "/send-again", "all=true", "confirmed=true");
        clock.advance(java.time.Duration.ofSeconds(2));
        deliver.deliverDue();

        assertThat(sent(moodle)).hasSize(4);
        assertThat(page(GRADES + "/send-again"))
                .contains("data-severity=\"warning\"", "No one is selected, so nothing changed.");
    }

    @Test
    void an_act_that_finds_nothing_to_do_is_told_as_no_success() {
        stand(ada, "CONFIRMED", null, "200 accepted");

        assertThat(page(GRADES + "/send-ours", "one=" + ada.learner()))
                .contains("data-severity=\"information\"", "No grade was held.");
        assertThat(page(GRADES + "/keep-theirs", "all=true", "confirmed=true"))
                .contains("data-severity=\"information\"", "No grade was held.");
    }

    @Test
    void held_grades_are_decided_one_by_one_or_all() {
        stand(ada, "HELD", Cause.OTHER_VALUE, null);
        stand(grace, "HELD", Cause.OTHER_VALUE, null);

        page(GRADES + "/keep-theirs", "one=" + ada.learner());
        assertThat(state(ada)).isEqualTo("CONFIRMED");
        page(GRADES + "/send-ours", "all=true", "confirmed=true");

        assertThat(state(ada)).isEqualTo("CONFIRMED");
        assertThat(state(grace)).isEqualTo("PENDING");
    }

    @Test
    void another_courses_learners_are_out_of_reach() {
        stand(ada, "FAILED", Cause.REFUSED, "422 no");
        Place elsewhere = launched(moodle, "alan", "link-2", moodle.baseUrl() + "/items/3/lineitem?type_id=1");
        decide(elsewhere, 1, "9");
        stand(elsewhere, "FAILED", Cause.REFUSED, "422 no");

        page(GRADES + "/send-again", "one=" + elsewhere.learner());

        assertThat(state(elsewhere)).isEqualTo("FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/send-again", "/send-ours", "/keep-theirs", "/check", "/overwrite", ".csv"})
    void nobody_but_an_instructor_may(String what) {
        for (Role role : new Role[] {Role.LEARNER, Role.OBSERVER, Role.VIEWER}) {
            MvcTestResult refused = press(role, GRADES + what, "all=true");

            assertThat(refused).hasStatus(403);
            assertThat(text(refused)).contains("GRD-101");
        }
        assertThat(mvc.post().uri(GRADES + what).exchange()).hasStatus(401);
        assertThat(text(press(Role.INSTRUCTOR, GRADES.replace("12", "13") + what)))
                .contains("GRD-102");
    }

    @Test
    void a_learner_id_that_is_none_is_a_bad_request() {
        assertThat(press(Role.INSTRUCTOR, GRADES + "/send-again", "one=everyone"))
                .hasStatus(400);
    }

    @Test
    void checking_compares_and_shows_what_was_found() {
        database.sql("update line_item set scopes = scopes || ?")
                .param(AGS + "result.readonly")
                .update();
        stand(ada, "SENT", Cause.UNREADABLE, "200 accepted");
        stand(grace, "SENT", Cause.UNREADABLE, "200 accepted");
        moodle.stubFor(get(urlPathEqualTo("/items/2/lineitem/results"))
                .willReturn(okJson("[{\"userId\":\"ada\",\"resultScore\":9,\"resultMaximum\":10}]")));

        String page = page(GRADES + "/check");

        assertThat(page).contains("data-differences=\"1\"", "data-finding=\"sent-again\"");
        assertThat(state(ada)).isEqualTo("CONFIRMED");
        assertThat(state(grace)).isEqualTo("PENDING");
    }

    @Test
    void the_course_chooses_that_ours_replaces_lower_ones_in_all_its_links_and_in_no_other_course() {
        Place alan = launched(moodle, "alan", "link-2", moodle.baseUrl() + "/items/3/lineitem?type_id=1");
        Place edsger = launched(canvas, "edsger", canvas.baseUrl() + "/items/2/lineitem");
        decide(alan, 1, "9");
        decide(edsger, 1, "9");
        database.sql("update line_item set scopes = scopes || ?")
                .param(AGS + "result.readonly")
                .update();
        for (Place place : List.of(ada, alan, edsger)) {
            stand(place, "HELD", Cause.OTHER_VALUE, null);
        }

        assertThat(page(GRADES + "/overwrite", "on=true", "confirmed=true"))
                .contains(
                        "data-testid=\"overwrite-when-higher\" aria-pressed=\"true\"",
                        "Stop replacing grades entered by hand");

        assertThat(state(ada)).isEqualTo("PENDING");
        assertThat(state(alan)).isEqualTo("PENDING");
        assertThat(state(edsger)).isEqualTo("HELD");
        assertThat(grades.desk(alan.registration(), alan.link()).overwriteWhenHigher())
                .isTrue();
        assertThat(grades.desk(edsger.registration(), edsger.link()).overwriteWhenHigher())
                .isFalse();
        assertThat(page(GRADES + "/overwrite", "on=false"))
                .contains("data-testid=\"overwrite-when-higher\" aria-pressed=\"false\"");
    }

    @Test
    void what_concerns_everyone_asks_first_and_says_how_many() {
        stand(ada, "HELD", Cause.OTHER_VALUE, null);
        stand(grace, "FAILED", Cause.REFUSED, "422 no");

        assertThat(page(GRADES + "/send-again", "all=true"))
                .contains("data-testid=\"ask-first\"", "Send 2 grades again?", "name=\"confirmed\" value=\"true\"");
        assertThat(page(GRADES + "/send-ours", "all=true")).contains("Replace 1 held grade in the gradebook");
        assertThat(page(GRADES + "/keep-theirs", "all=true")).contains("Keep 1 held grade");
        assertThat(page(GRADES + "/overwrite", "on=true"))
                .contains("in the whole course? 1 held grade is checked now.");

        assertThat(state(ada)).isEqualTo("HELD");
        assertThat(state(grace)).isEqualTo("FAILED");
        assertThat(grades.desk(ada.registration(), ada.link()).overwriteWhenHigher())
                .isFalse();
    }

    @Test
    void the_gradebooks_side_is_one_word_while_all_is_well() {
        stand(ada, "CONFIRMED", null, "200 accepted");
        stand(grace, "FAILED", Cause.REFUSED, "422 no");

        String page = page(GRADES, "filter=confirmed");

        assertThat(page)
                .contains("data-subject=\"ada\"", "In the gradebook")
                .doesNotContain("200 accepted", "data-testid=\"send-again\"");
        assertThat(page(GRADES, "filter=failed")).contains("422 no", "data-testid=\"send-again\"");
    }

    @Test
    void the_file_is_safe_to_open_in_a_spreadsheet() {
        database.sql("update learner set name = '=HYPERLINK(\"http://x\")' where id = ?")
                .param(ada.learner())
                .update();
        stand(ada, "FAILED", Cause.REFUSED, "-1+1, \"quoted\"");

        MvcTestResult file = press(Role.INSTRUCTOR, GRADES + ".csv");

        assertThat(file).hasStatus(200);
        assertThat(file.getResponse().getContentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(file.getResponse().getHeader(HttpHeaders.CONTENT_DISPOSITION))
                .isEqualTo("attachment; filename=\"chapter-12-grades.csv\"");
        assertThat(file.getResponse().getHeader(HttpHeaders.CACHE_CONTROL)).contains("no-store");
        assertThat(text(file))
                .startsWith("\uFEFFlearner,name,attempts,best")
                .contains(
                        "ada,\"'=HYPERLINK(\"\"http://x\"\")\",1,9,10,true,failed,refused,,,\"'-1+1, \"\"quoted\"\"\",false,");
    }

    @Test
    void the_students_line_is_asked_for_with_the_token_in_the_header() {
        MvcTestResult line = mvc.get()
                .uri("/checkpoints/chapter-12/grade")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token(Role.LEARNER))
                .exchange();

        assertThat(line).hasStatus(200);
        assertThat(text(line))
                .contains("data-testid=\"grade-status\" data-state=\"pending\"", "data-rests=\"false\"", "Check again");
        assertThat(line.getResponse().getHeader(HttpHeaders.CACHE_CONTROL)).contains("no-store");
        assertThat(mvc.get().uri("/checkpoints/chapter-12/grade").exchange()).hasStatus(401);
        assertThat(mvc.get()
                        .uri("/checkpoints/chapter-12/grade")
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + token(Role.INSTRUCTOR))
                        .exchange())
                .hasStatus(403);
    }

    private String line() {
        return text(mvc.get()
                .uri("/checkpoints/chapter-12/grade")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token(Role.LEARNER))
                .exchange());
    }

    @Test
    void where_the_gradebook_was_cleared_the_students_line_speaks_of_no_grade_there() {
        stand(ada, "HELD", Cause.CLEARED, null);
        assertThat(line()).contains("is now empty").doesNotContain("a different grade");

        stand(ada, "CONFIRMED", Cause.KEPT, null);
        assertThat(line())
                .contains("your instructor decided that the gradebook shows no grade for this.")
                .doesNotContain("9 of 10");
    }

    @Test
    void the_students_line_says_what_is_recorded() {
        database.sql(
                        "update desired_score set state = 'CONFIRMED', shown_given = 9, shown_maximum = 10, cause = null, due_at = null")
                .update();

        MvcTestResult line = mvc.get()
                .uri("/checkpoints/chapter-12/grade")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token(Role.LEARNER))
                .exchange();

        assertThat(text(line))
                .contains("data-state=\"confirmed\" data-rests=\"true\"", "90% in your gradebook.")
                .doesNotContain("Check again");
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void every_cause_has_its_words(Cause cause) throws Exception {
        assertThat(messages())
                .containsKeys(
                        "attempt.cause." + cause.hook(),
                        cause.whatToDo(GradeState.PENDING),
                        cause.whatToDo(GradeState.FAILED));
    }

    private static Properties messages() throws Exception {
        Properties messages = new Properties();
        try (Reader file =
                Files.newBufferedReader(Path.of("src/main/resources/messages.properties"), StandardCharsets.UTF_8)) {
            messages.load(file);
        }
        return messages;
    }

    @Test
    void the_console_shows_the_backlog_and_holds_a_platform() {
        String page = text(mvc.get().uri("/admin/deliveries").with(admin()).exchange());
        assertThat(page).contains("data-testid=\"delivery-platform\"", "data-backlog=\"2\"", "data-testid=\"pause\"");

        mvc.post()
                .uri("/admin/deliveries/pause")
                .with(admin())
                .with(csrf())
                .param("platform", String.valueOf(ada.registration()))
                .exchange();
        deliver.deliverDue();
        assertThat(sent(moodle)).isEmpty();
        assertThat(text(mvc.get().uri("/admin/deliveries").with(admin()).exchange()))
                .contains("data-paused=\"true\"", "data-testid=\"resume\"");
        mvc.post()
                .uri("/admin/deliveries/resume")
                .with(admin())
                .with(csrf())
                .param("platform", String.valueOf(ada.registration()))
                .exchange();
        deliver.deliverDue();

        assertThat(text(mvc.get().uri("/admin/deliveries").with(admin()).exchange()))
                .contains("data-testid=\"send\"", "200 accepted", ada.registration() + "." + ada.learner())
                .doesNotContain("Somebody");
        assertThat(database.sql("select action from audit order by id")
                        .query(String.class)
                        .list())
                .containsExactly("pause-deliveries", "resume-deliveries");
    }

    private static org.springframework.test.web.servlet.request.RequestPostProcessor admin() {
        return org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user("admin")
                .authorities(new org.springframework.security.core.authority.SimpleGrantedAuthority("ADMINISTRATOR"));
    }

    private static org.springframework.test.web.servlet.request.RequestPostProcessor csrf() {
        return org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf();
    }
}
