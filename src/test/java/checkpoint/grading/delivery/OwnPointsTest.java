package checkpoint.grading.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.grading.reconcile.CompareClass;
import checkpoint.launch.token.LaunchTokens;
import checkpoint.launch.token.Role;
import checkpoint.learning.attempt.Grades.GradeState;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A gradebook is quoted in its own points, also where its results are told out of what we sent, as Canvas does. */
@PassbackApp
class OwnPointsTest extends AtTwoPlatforms {

    private static final String ITEM = "/items/2/lineitem";
    private static final String SCOPES = "{" + AGS + "lineitem," + AGS + "score," + AGS + "result.readonly}";
    private static final String GRADES = "/checkpoints/chapter-12/grades";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private LaunchTokens launchTokens;

    @Autowired
    private CompareClass compare;

    private Place ada;

    @BeforeEach
    void itTakesScores() {
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
        moodle.stubFor(get(urlPathEqualTo(ITEM + "/results")).willReturn(okJson("[]")));
        ada = student("ada");
    }

    private Place student(String subject) {
        return launched(moodle, subject, "link-1", moodle.baseUrl() + ITEM + "?type_id=1", SCOPES);
    }

    private void column(ResponseDefinitionBuilder answer) {
        moodle.stubFor(get(urlPathEqualTo(ITEM)).willReturn(answer));
    }

    private void column(String points) {
        column(okJson("{\"id\":\"x\",\"label\":\"Chapter 12\",\"scoreMaximum\":" + points + "}"));
    }

    /** Submitted, sent and read back, out of the same ten points. */
    private void confirmed(Place place, String subject) {
        decide(place, 1, "9");
        deliver.deliverDue();
        moodle.stubFor(get(urlPathEqualTo(ITEM + "/results")).willReturn(okJson("""
                [{"userId":"%s","resultScore":9,"resultMaximum":10}]""".formatted(subject))));
        clock.advance(Duration.ofSeconds(2));
        deliver.deliverDue();
        assertThat(grades.of(place.linked()).state()).isEqualTo(GradeState.CONFIRMED);
    }

    private String token(Role role) {
        return launchTokens.carry(launch(ada, role)).token();
    }

    private String line() {
        return new String(
                mvc.get()
                        .uri("/checkpoints/chapter-12/grade")
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + token(Role.LEARNER))
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }

    private String instructor(String path) {
        return new String(
                mvc.post()
                        .uri(path)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .param("access_token", token(Role.INSTRUCTOR))
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }

    @Test
    void learners_and_instructors_read_the_columns_points() {
        column("100");

        confirmed(ada, "ada");

        assertThat(line()).contains("90 of 100 in your gradebook.").doesNotContain("9 of 10.");
        assertThat(instructor(GRADES)).contains("In the gradebook: 90 of 100");
        assertThat(instructor(GRADES + ".csv")).contains(",confirmed,,90,100,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"100\"", "null", "0", "-5", "1e400"})
    void a_column_that_does_not_say_what_it_is_worth_is_quoted_in_percent(String points) {
        column(points);

        confirmed(ada, "ada");

        assertThat(line()).contains("90% in your gradebook.").doesNotContain("9 of 10");
        assertThat(instructor(GRADES)).contains("In the gradebook: 90%");
        assertThat(instructor(GRADES + ".csv")).contains(",confirmed,,90,%,");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 500})
    void a_column_that_may_not_be_asked_holds_no_grade_back(int status) {
        column(aResponse().withStatus(status));

        confirmed(ada, "ada");

        assertThat(line()).contains("90% in your gradebook.");
    }

    @Test
    void a_class_asks_for_its_column_once() {
        column("100");
        confirmed(ada, "ada");
        confirmed(student("grace"), "grace");

        moodle.verify(1, getRequestedFor(urlPathEqualTo(ITEM)));
    }

    @Test
    void a_column_whose_points_have_changed_is_quoted_in_the_new_ones_once_it_was_compared() {
        column("100");
        confirmed(ada, "ada");
        column("40");

        compare.compare(ada.registration(), ada.link());

        assertThat(line()).contains("36 of 40 in your gradebook.");
    }

    @Test
    void another_address_is_another_column_whose_points_are_not_known() {
        column("100");
        confirmed(ada, "ada");

        database.sql("update line_item set column_of = url || '&moved=1'").update();

        assertThat(line()).contains("90% in your gradebook.");
    }
}
