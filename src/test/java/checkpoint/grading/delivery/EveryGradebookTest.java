package checkpoint.grading.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.grading.reconcile.CompareClass;
import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades.Grade;
import checkpoint.learning.attempt.Grades.GradeState;
import checkpoint.learning.policy.ScoreDecided;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What gradebooks really do to scores and to their readers (contract, section 6). */
@PassbackApp
@Tag("nightly")
class EveryGradebookTest extends AtTwoPlatforms {

    private static final String RESULTS = "/items/2/lineitem/results";
    private static final String READABLE = "{" + AGS + "lineitem," + AGS + "score," + AGS + "result.readonly}";

    @Autowired
    private CompareClass compare;

    private Place ada;

    @BeforeEach
    void adaHasLaunched() {
        ada = readable("5");
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
        results(okJson("[]"));
    }

    private Place readable(String subject) {
        return launched(moodle, subject, "link-1", moodle.baseUrl() + "/items/2/lineitem?type_id=1", READABLE);
    }

    private void results(ResponseDefinitionBuilder answer) {
        moodle.stubFor(get(urlPathEqualTo(RESULTS)).willReturn(answer));
    }

    private void shows(String given, String maximum) {
        results(okJson("[{\"userId\":\"5\",\"resultScore\":" + given + ",\"resultMaximum\":" + maximum + "}]"));
    }

    private Grade grade() {
        return grades.of(ada.linked());
    }

    private void pass(Duration time) {
        clock.advance(time);
        deliver.deliverDue();
    }

    private void timePasses() {
        for (int i = 0; i < 8; i++) {
            pass(Duration.ofSeconds(31));
        }
    }

    private List<String> given() {
        return sent(moodle).stream()
                .map(request -> body(request).path("scoreGiven").decimalValue().toPlainString())
                .toList();
    }

    private void sendAgain() {
        scores.sendAgain(ada.registration(), ada.link(), List.of(ada.learner()), clock.instant());
    }

    private static ResponseDefinitionBuilder unreadable(String kind) {
        return switch (kind) {
            case "empty" -> aResponse().withStatus(200).withHeader("Content-Type", "application/json");
            case "object" -> okJson("{\"id\":\"x\",\"userId\":\"u\",\"resultScore\":1,\"resultMaximum\":1}");
            case "html" -> aResponse().withBody("<!doctype html><title>Sign in</title>");
            case "null" -> okJson("null");
            case "text" -> okJson("\"none\"");
            case "cut" -> okJson("[{\"userId\":\"4\",\"resultScore\":1,");
            case "broken" -> aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE);
            case "elsewhere" -> okJson("[]").withHeader("Link", "<http://other.example/r?p=2>; rel=\"next\"");
            case "302" -> aResponse().withStatus(302).withHeader("Location", "https://lms.example/login");
            default -> aResponse().withStatus(Integer.parseInt(kind));
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "empty",
                "object",
                "html",
                "null",
                "text",
                "cut",
                "broken",
                "elsewhere",
                "204",
                "302",
                "400",
                "401",
                "403",
                "404",
                "405",
                "429",
                "500",
                "501",
                "503"
            })
    void where_results_never_answer_rightly_the_score_goes_out_and_says_that_it_was_not_read_back(String kind) {
        results(unreadable(kind));
        decide(ada, 1, "9");

        deliver.deliverDue();
        assertThat(given()).containsExactly("9");
        timePasses();

        assertThat(grade().state()).isEqualTo(GradeState.SENT);
        assertThat(grade().cause()).isEqualTo(Cause.UNREADABLE);
        assertThat(given()).containsExactly("9");
        sendAgain();
        pass(Duration.ofMinutes(3));
        assertThat(given()).containsExactly("9", "9");
        clock.advance(Duration.ofMinutes(2));
        decide(ada, 2, "9.5");
        deliver.deliverDue();
        assertThat(given()).containsExactly("9", "9", "9.5");
    }

    @Test
    void a_short_fault_of_reading_overwrites_no_teachers_grade_and_a_long_one_stops_no_pass() {
        decide(ada, 1, "5");
        deliver.deliverDue();
        shows("50", "100");
        pass(Duration.ofSeconds(2));
        results(unreadable("html"));
        clock.advance(Duration.ofMinutes(1));
        decide(ada, 2, "9");
        deliver.deliverDue();
        for (int i = 0; i < 5; i++) {
            pass(Duration.ofMinutes(4));
        }
        assertThat(given()).containsExactly("5");
        assertThat(grade().state()).isEqualTo(GradeState.PENDING);

        for (int i = 0; i < 6; i++) {
            pass(Duration.ofMinutes(10));
        }

        assertThat(given()).containsExactly("5", "9");
    }

    @Test
    void a_list_of_everybody_is_read_in_a_stream_whatever_its_size() {
        String everybody = IntStream.range(0, 20_000)
                .mapToObj(i -> "{\"id\":\"https://lms.example/results/" + i + "\",\"userId\":\"u" + i
                        + "\",\"resultScore\":1,\"resultMaximum\":1,\"comment\":\"" + "x".repeat(100) + "\"}")
                .collect(Collectors.joining(",", "[", ",{\"userId\":\"5\",\"resultScore\":40,\"resultMaximum\":100}]"));
        results(okJson(everybody));
        decide(ada, 1, "9");

        deliver.deliverDue();

        assertThat(given()).containsExactly("9");
        results(okJson(everybody.replace("40", "90")));
        pass(Duration.ofSeconds(2));
        assertThat(grade().state()).isEqualTo(GradeState.CONFIRMED);
    }

    @Test
    void an_answer_that_is_packed_unasked_is_read() {
        results(aResponse()
                .withHeader("Content-Encoding", "gzip")
                .withBody(gzip("[{\"userId\":\"5\",\"resultScore\":95,\"resultMaximum\":100}]")));
        decide(ada, 1, "9");

        deliver.deliverDue();

        assertThat(grade().cause()).isEqualTo(Cause.HIGHER_THERE);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        // A late penalty; one decimal; whole points; whole percent; a scale; a multiplicator; an offset.
        "5, 45, 100, 81, 100",
        "6.666667, 6.7, 10, 9, 10",
        "3.333333, 3, 10, 9, 10",
        "6.666667, 67, 100, 93, 100",
        "5, 2, 3, 3, 3",
        "5, 100, 200, 200, 200",
        "5, 60, 100, 100, 100"
    })
    void what_a_platform_makes_of_ours_accuses_nobody_and_later_scores_go_out(
            String first, String shown, String maximum, String laterShown, String laterMaximum) {
        decide(ada, 1, first);
        deliver.deliverDue();
        shows(shown, maximum);
        timePasses();
        assertThat(grade().state()).isEqualTo(GradeState.CONFIRMED);
        clock.advance(Duration.ofMinutes(5));

        decide(ada, 2, "9.3");
        deliver.deliverDue();
        shows(laterShown, laterMaximum);
        timePasses();

        assertThat(given()).containsExactly(first, "9.3");
        assertThat(grade().state()).isEqualTo(GradeState.CONFIRMED);
        // Compared by night it is as it should be, and nothing is sent again.
        compare.compare(ada.registration(), ada.link());
        timePasses();
        assertThat(given()).hasSize(2);
        assertThat(grade().state()).isEqualTo(GradeState.CONFIRMED);
    }

    @Test
    void a_value_that_changes_after_the_platforms_own_was_seen_is_a_teachers() {
        decide(ada, 1, "5");
        deliver.deliverDue();
        shows("45", "100");
        timePasses();
        assertThat(grade().cause()).isEqualTo(Cause.SHOWN_OTHERWISE);
        shows("70", "100");
        clock.advance(Duration.ofMinutes(5));

        decide(ada, 2, "9");
        deliver.deliverDue();

        assertThat(given()).containsExactly("5");
        assertThat(grade().cause()).isEqualTo(Cause.OTHER_VALUE);
    }

    @Test
    void a_column_worth_nothing_is_reported_and_the_pass_is_sent() {
        decide(ada, 1, "5");
        deliver.deliverDue();
        shows("0", "0");
        timePasses();
        assertThat(grade().state()).isEqualTo(GradeState.SENT);
        assertThat(grade().cause()).isEqualTo(Cause.WORTH_NOTHING);
        clock.advance(Duration.ofMinutes(5));

        decide(ada, 2, "10");
        deliver.deliverDue();
        timePasses();

        assertThat(given()).containsExactly("5", "10");
        assertThat(grade().cause()).isEqualTo(Cause.WORTH_NOTHING);
        compare.compare(ada.registration(), ada.link());
        timePasses();
        assertThat(given()).hasSize(2);
    }

    @Test
    void a_grade_that_was_reset_is_filled_by_the_next_pass() {
        confirmedAt("5", "50");
        results(okJson("[]"));
        clock.advance(Duration.ofDays(3));

        decide(ada, 2, "9");
        deliver.deliverDue();

        assertThat(given()).containsExactly("5", "9");
    }

    @Test
    void the_same_score_goes_out_again_when_the_learner_has_worked_for_it_again_and_it_was_reset() {
        ScoreDecided first = decided(ada, 1, "9", true);
        decide(first);
        deliver.deliverDue();
        shows("90", "100");
        pass(Duration.ofSeconds(2));
        assertThat(grade().state()).isEqualTo(GradeState.CONFIRMED);
        clock.advance(Duration.ofDays(3));

        decide(workedAgain(first));
        deliver.deliverDue();
        assertThat(given()).as("it is there").containsExactly("9");
        assertThat(grade().state()).isEqualTo(GradeState.CONFIRMED);
        results(okJson("[]"));
        clock.advance(Duration.ofDays(3));
        decide(first);
        deliver.deliverDue();
        assertThat(given()).as("old work is not repeated").containsExactly("9");

        decide(workedAgain(first));
        deliver.deliverDue();

        assertThat(given()).containsExactly("9", "9");
    }

    private ScoreDecided workedAgain(ScoreDecided standing) {
        return new ScoreDecided(
                standing.registration(),
                standing.learner(),
                standing.course(),
                standing.checkpoint(),
                standing.attempt(),
                standing.given(),
                standing.maximum(),
                standing.passed(),
                standing.submittedAt(),
                clock.instant());
    }

    private void confirmedAt(String given, String shown) {
        decide(ada, 1, given);
        deliver.deliverDue();
        shows(shown, "100");
        pass(Duration.ofSeconds(2));
        assertThat(grade().state()).isEqualTo(GradeState.CONFIRMED);
    }

    @Test
    void a_404_about_a_person_leaves_the_column_and_everybody_else_alone() {
        Place ben = readable("6");
        moodle.stubFor(get(urlPathEqualTo("/items/2/lineitem")).willReturn(okJson("{}")));
        moodle.stubFor(post(urlPathEqualTo(SCORES))
                .withRequestBody(matchingJsonPath("$.userId", containing("5")))
                .willReturn(aResponse().withStatus(404).withBody("It is not here")));
        decide(ada, 1, "9");
        deliver.deliverDue();

        assertThat(grade().state()).isEqualTo(GradeState.FAILED);
        assertThat(grade().cause()).isEqualTo(Cause.NOT_A_STUDENT);
        decide(ben, 1, "8");
        deliver.deliverDue();
        assertThat(grades.of(ben.linked()).state()).isEqualTo(GradeState.SENT);
    }

    @Test
    void who_launches_as_a_learner_again_is_one_and_the_score_goes_out() {
        moodle.stubFor(post(urlPathEqualTo(SCORES))
                .willReturn(aResponse().withStatus(403).withBody("User is not enrolled in this org unit")));
        decide(ada, 1, "9");
        deliver.deliverDue();
        assertThat(grade().cause()).isEqualTo(Cause.NOT_A_STUDENT);
        grades.launchedAsLearner(ada.linked(), clock.instant().minusSeconds(60));
        assertThat(grade().state()).as("an older launch says nothing").isEqualTo(GradeState.FAILED);
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
        clock.advance(Duration.ofMinutes(1));

        grades.launchedAsLearner(ada.linked(), clock.instant());

        assertThat(grade().state()).isEqualTo(GradeState.PENDING);
        deliver.deliverDue();
        assertThat(grade().state()).isEqualTo(GradeState.SENT);
    }

    @Test
    void a_platform_that_insists_on_a_comment_gets_one_and_is_remembered() {
        moodle.stubFor(post(urlPathEqualTo(SCORES))
                .willReturn(aResponse().withStatus(400).withBody("{\"comment\":[\"This field is required.\"]}")));
        moodle.stubFor(post(urlPathEqualTo(SCORES))
                .withRequestBody(matchingJsonPath("$.comment"))
                .willReturn(aResponse().withStatus(200)));
        decide(ada, 1, "9");
        deliver.deliverDue();
        pass(Duration.ofSeconds(3));
        assertThat(grade().state()).isEqualTo(GradeState.SENT);

        Place ben = readable("6");
        decide(ben, 1, "8");
        deliver.deliverDue();

        assertThat(sent(moodle)).hasSize(3);
        assertThat(body(sent(moodle).getLast()).path("comment").stringValue())
                .isEqualTo("Score sent automatically by the quiz.");
    }

    @ParameterizedTest
    @CsvSource({
        "Score timestamp can only be updated to a later point in time",
        "Score already exists for the provided timestamp"
    })
    void open_edxs_words_for_a_stale_stamp_are_known(String words) {
        moodle.stubFor(post(urlPathEqualTo(SCORES))
                .willReturn(aResponse().withStatus(400).withBody("{\"timestamp\":[\"" + words + "\"]}")));
        decide(ada, 1, "9");

        deliver.deliverDue();

        assertThat(grade().cause()).isEqualTo(Cause.OLDER_TIMESTAMP);
    }

    @Test
    void a_column_of_whole_points_is_made_where_no_other_is_taken() {
        Place eve = launched(moodle, "e", "link-9", null);
        moodle.stubFor(get(urlPathEqualTo("/items")).willReturn(okJson("[]")));
        moodle.stubFor(post(urlPathEqualTo("/items"))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"scoreMaximum\":[\"This has to be a whole number.\"]}")));
        moodle.stubFor(post(urlPathEqualTo("/items"))
                .withRequestBody(matching(".*\"scoreMaximum\":3[,}].*"))
                .willReturn(okJson("{\"id\":\"" + moodle.baseUrl() + "/items/9/lineitem\"}")));
        moodle.stubFor(post(urlPathEqualTo("/items/9/lineitem/scores"))
                .willReturn(aResponse().withStatus(200)));
        decide(ofTwoAndAHalf(eve));

        deliver.deliverDue();

        moodle.verify(1, postRequestedFor(urlPathEqualTo("/items/9/lineitem/scores")));
    }

    private ScoreDecided ofTwoAndAHalf(Place place) {
        return new ScoreDecided(
                place.registration(),
                place.learner(),
                place.course(),
                "chapter-12",
                attempt(place, 1),
                new BigDecimal("2"),
                new BigDecimal("2.5"),
                true,
                clock.instant(),
                clock.instant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<http://lms.example/items?p=2>; rel=\"next\"",
                "<https://other.example/items?p=2>; rel=\"next\"",
                "<HOST:1/items?p=2>; rel=\"next\""
            })
    void a_list_of_columns_that_goes_on_elsewhere_makes_no_second_column(String link) {
        Place eve = launched(moodle, "e", "link-9", null);
        moodle.stubFor(get(urlPathEqualTo("/items"))
                .willReturn(okJson("[]").withHeader("Link", link.replace("HOST:1", "http://localhost:1"))));
        decide(eve, 1, "9");

        deliver.deliverDue();

        moodle.verify(0, postRequestedFor(urlPathEqualTo("/items")));
        assertThat(state()).isEqualTo("PENDING");
    }

    @Test
    void half_a_list_of_results_clears_nobody() {
        confirmedAt("9", "90");
        results(okJson("[]").withHeader("Link", "<https://localhost:1/r?from=2>; rel=\"next\""));

        compare.compare(ada.registration(), ada.link());

        assertThat(grade().state()).isEqualTo(GradeState.CONFIRMED);
        assertThat(grades.desk(ada.registration(), ada.link()).check().problem())
                .contains("not followed");
    }

    @Test
    void an_item_that_a_list_names_on_another_host_or_port_gets_no_request_and_is_reported() {
        Place eve = launched(moodle, "e", "link-9", null);
        moodle.stubFor(get(urlPathEqualTo("/items"))
                .willReturn(okJson("[{\"id\":\"" + canvas.baseUrl() + "/items/9\",\"resourceLinkId\":\"link-9\"}]")));
        canvas.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
        canvas.resetRequests();
        decide(eve, 1, "9");

        deliver.deliverDue();

        assertThat(canvas.getAllServeEvents()).isEmpty();
        moodle.verify(0, postRequestedFor(urlPathEqualTo("/items")));
        assertThat(lastAnswer()).contains("none of its own addresses");
    }

    @ParameterizedTest
    @CsvSource({"5|6, 5%7C6", "a b, a%20b", "x[1], x%5B1%5D", "ü, %C3%BC"})
    void an_address_that_is_not_a_uri_is_called_as_browsers_would(String sign, String encoded) {
        Place eve = launched(moodle, "e", "link-9", null);
        moodle.stubFor(get(urlPathEqualTo("/items"))
                .willReturn(okJson(
                        "[{\"id\":\"" + moodle.baseUrl() + "/items/" + sign + "\",\"resourceLinkId\":\"link-9\"}]")));
        moodle.stubFor(post(urlEqualTo("/items/" + encoded + "/scores"))
                .willReturn(aResponse().withStatus(200)));
        decide(eve, 1, "9");

        deliver.deliverDue();

        moodle.verify(1, postRequestedFor(urlEqualTo("/items/" + encoded + "/scores")));
    }

    @ParameterizedTest
    @CsvSource({"1, false", "30, false", "1, true", "30, true"})
    void three_hundred_locked_grades_hold_up_no_submission_elsewhere(int columns, boolean readable) {
        moodle.stubFor(post(urlPathMatching("/items/1\\d\\d/lineitem/scores"))
                .willReturn(aResponse().withStatus(500)));
        moodle.stubFor(get(urlPathMatching("/items/1\\d\\d/lineitem/results")).willReturn(okJson("[]")));
        for (int i = 0; i < 300; i++) {
            int column = 100 + i % columns;
            decide(
                    launched(
                            moodle,
                            "locked-" + i,
                            "link-" + column,
                            moodle.baseUrl() + "/items/" + column + "/lineitem",
                            readable ? READABLE : ALL_SCOPES),
                    1,
                    "9");
        }
        for (int i = 0; i < 60; i++) {
            pass(Duration.ofSeconds(5));
        }

        decide(ada, 1, "9");
        int seconds = 0;
        while (grade().state() == GradeState.PENDING && seconds < 60) {
            pass(Duration.ofSeconds(1));
            seconds++;
        }

        assertThat(seconds).isLessThanOrEqualTo(5);
    }

    @Test
    void a_locked_grade_says_what_is_likely_and_arrives_once_it_is_unlocked() {
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(500)));
        decide(ada, 1, "9");
        for (int i = 0; i < 10; i++) {
            pass(Duration.ofMinutes(1));
        }
        assertThat(grade().state()).isEqualTo(GradeState.PENDING);
        assertThat(grade().cause()).isEqualTo(Cause.LOCKED);
        for (int i = 0; i < 40; i++) {
            pass(Duration.ofDays(1));
        }
        assertThat(grade().state()).isEqualTo(GradeState.PENDING);
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));

        pass(Duration.ofHours(1));

        assertThat(grade().state()).isEqualTo(GradeState.SENT);
    }

    @Test
    void a_locked_grade_may_be_left_as_the_gradebook_has_it() {
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(500)));
        decide(ada, 1, "9");
        for (int i = 0; i < 10; i++) {
            pass(Duration.ofMinutes(1));
        }

        scores.keepTheirs(ada.registration(), ada.link(), List.of(ada.learner()));

        assertThat(grade().cause()).isEqualTo(Cause.KEPT);
    }

    @Test
    void ours_that_is_sent_over_an_override_and_changes_nothing_says_what_has_to_be_done_first() {
        confirmedAt("5", "50");
        shows("70", "100");
        clock.advance(Duration.ofMinutes(5));
        decide(ada, 2, "9");
        deliver.deliverDue();
        assertThat(grade().cause()).isEqualTo(Cause.OTHER_VALUE);

        scores.sendOurs(ada.registration(), ada.link(), List.of(ada.learner()), clock.instant());
        deliver.deliverDue();
        timePasses();

        assertThat(given()).containsExactly("5", "9");
        assertThat(grade().state()).isEqualTo(GradeState.HELD);
        assertThat(grade().cause()).isEqualTo(Cause.OVERRIDDEN);
        shows("90", "100");
        compare.compare(ada.registration(), ada.link());
        assertThat(grade().state()).isEqualTo(GradeState.CONFIRMED);
    }
}
