package checkpoint.grading.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.grading.sending.Due;
import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades.Grade;
import checkpoint.learning.attempt.Grades.GradeState;
import com.github.tomakehurst.wiremock.http.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The result is read before a score is overwritten, and after it was taken (contract, section 6, "A teacher's hand"). */
@PassbackApp
class ReadBackTest extends AtTwoPlatforms {

    private static final String RESULTS = "/items/2/lineitem/results";
    private Place ada;

    @BeforeEach
    void adaHasLaunchedWhereResultsMayBeRead() {
        ada = readable("5");
        takesScores();
        shows(null);
    }

    private Place readable(String subject) {
        return launched(
                moodle,
                subject,
                "link-1",
                moodle.baseUrl() + "/items/2/lineitem?type_id=1",
                "{" + AGS + "lineitem," + AGS + "score," + AGS + "result.readonly}");
    }

    private void takesScores() {
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(200)));
    }

    /** What the gradebook shows for Ada from now on, of 100. */
    private void shows(String score) {
        String result = score == null ? "[]" : """
                [{"id":"r","userId":"5","resultScore":%s,"resultMaximum":100}]""".formatted(score);
        moodle.stubFor(get(urlPathEqualTo(RESULTS))
                .willReturn(okJson(result)
                        .withHeader("Content-Type", "application/vnd.ims.lis.v2.resultcontainer+json; charset=utf-8")));
    }

    private Grade grade() {
        return grades.of(ada.linked());
    }

    private void pass(Duration time) {
        clock.advance(time);
        deliver.deliverDue();
    }

    /** Long enough for every look that follows a send. */
    private void looksAreOver() {
        for (int i = 0; i < 6; i++) {
            pass(Duration.ofSeconds(31));
        }
    }

    private List<String> given() {
        return sent(moodle).stream()
                .map(request -> body(request).path("scoreGiven").decimalValue().toPlainString())
                .toList();
    }

    /** Submitted, sent and read back. */
    private void confirmed(int number, String given, String shown) {
        decide(ada, number, given);
        deliver.deliverDue();
        shows(shown);
        pass(Duration.ofSeconds(2));
        assertThat(grade().state()).isEqualTo(GradeState.CONFIRMED);
    }

    @Test
    void what_was_taken_is_read_back_and_confirmed() {
        decide(ada, 1, "9");
        deliver.deliverDue();
        assertThat(grade().state()).isEqualTo(GradeState.SENT);
        shows("90");

        pass(Duration.ofSeconds(2));

        assertThat(grade().state()).isEqualTo(GradeState.CONFIRMED);
        assertThat(grade().shown().given()).isEqualByComparingTo("90");
        moodle.verify(getRequestedFor(urlEqualTo(RESULTS + "?type_id=1&user_id=5"))
                .withHeader("Accept", equalTo("application/vnd.ims.lis.v2.resultcontainer+json")));
    }

    @ParameterizedTest
    @CsvSource({"66.67, 6.666667", "33.33333, 3.333333", "87.5, 8.75"})
    void a_gradebooks_rounding_is_not_a_difference(String shown, String given) {
        decide(ada, 1, given);
        deliver.deliverDue();
        shows(shown);

        pass(Duration.ofSeconds(2));

        assertThat(grade().state()).isEqualTo(GradeState.CONFIRMED);
    }

    @Test
    void a_copy_that_lags_behind_is_asked_again() {
        decide(ada, 1, "9");
        deliver.deliverDue();
        pass(Duration.ofSeconds(2));
        pass(Duration.ofSeconds(2));
        assertThat(grade().state()).isEqualTo(GradeState.SENT);
        shows("90");

        pass(Duration.ofSeconds(6));

        assertThat(grade().state()).isEqualTo(GradeState.CONFIRMED);
        assertThat(sent(moodle)).hasSize(1);
    }

    @Test
    void what_is_never_shown_stays_sent_and_says_so() {
        decide(ada, 1, "9");
        deliver.deliverDue();

        looksAreOver();

        assertThat(grade().state()).isEqualTo(GradeState.SENT);
        assertThat(grade().cause()).isEqualTo(Cause.NOT_SHOWN);
        assertThat(sent(moodle)).hasSize(1);
    }

    @Test
    void a_grade_that_a_teacher_has_overridden_is_taken_and_not_shown_so_it_is_held() {
        decide(ada, 1, "9");
        shows("40");
        deliver.deliverDue();

        looksAreOver();

        assertThat(grade().state()).isEqualTo(GradeState.HELD);
        assertThat(grade().cause()).isEqualTo(Cause.OVERRIDDEN);
        assertThat(grade().shown().given()).isEqualByComparingTo("40");
        assertThat(sent(moodle)).hasSize(1);
    }

    @Test
    void where_results_may_not_be_read_it_stays_sent() {
        decide(atMoodle("6"), 1, "9");

        deliver.deliverDue();
        looksAreOver();

        assertThat(state()).isEqualTo("SENT");
        assertThat(moodle.findAll(getRequestedFor(urlPathEqualTo(RESULTS)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"90", "90.02", "95", "100"})
    void before_the_first_delivery_what_is_as_high_or_higher_is_left_alone(String there) {
        shows(there);
        decide(ada, 1, "9");

        deliver.deliverDue();

        assertThat(sent(moodle)).isEmpty();
        assertThat(grade().state()).isEqualTo(GradeState.CONFIRMED);
        assertThat(grade().shown().given()).isEqualByComparingTo(there);
    }

    @Test
    void before_the_first_delivery_an_automatic_zero_is_replaced() {
        shows("0");
        decide(ada, 1, "9");

        deliver.deliverDue();

        assertThat(given()).containsExactly("9");
    }

    @Test
    void an_automatic_zero_is_replaced_also_where_the_first_send_failed() {
        shows("0");
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withStatus(503)));
        decide(ada, 1, "9");
        deliver.deliverDue();
        takesScores();

        pass(Duration.ofSeconds(10));

        assertThat(given()).containsExactly("9", "9");
        assertThat(grade().state()).isEqualTo(GradeState.SENT);
    }

    @Test
    void a_better_score_replaces_our_own() {
        confirmed(1, "5", "50");

        clock.advance(Duration.ofMinutes(5));
        decide(ada, 2, "9");
        deliver.deliverDue();

        assertThat(given()).containsExactly("5", "9");
    }

    @Test
    void a_better_score_replaces_one_whose_answer_got_lost() {
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        decide(ada, 1, "5");
        deliver.deliverDue();
        takesScores();
        shows("50");
        clock.advance(Duration.ofMinutes(5));

        decide(ada, 2, "9");
        deliver.deliverDue();

        assertThat(given()).containsExactly("5", "9");
    }

    @ParameterizedTest
    @CsvSource({"70", "100", "49"})
    void a_value_that_is_none_of_ours_is_a_persons_and_is_held(String theirs) {
        confirmed(1, "5", "50");
        shows(theirs);
        clock.advance(Duration.ofMinutes(5));

        decide(ada, 2, "9");
        deliver.deliverDue();

        assertThat(given()).containsExactly("5");
        assertThat(grade().state()).isEqualTo(GradeState.HELD);
        assertThat(grade().cause()).isEqualTo(Cause.OTHER_VALUE);
    }

    @Test
    void a_value_of_ours_that_was_replaced_since_is_a_persons_too() {
        confirmed(1, "5", "50");
        clock.advance(Duration.ofMinutes(5));
        confirmed(2, "7", "70");
        shows("50");
        clock.advance(Duration.ofMinutes(5));

        decide(ada, 3, "9");
        deliver.deliverDue();

        assertThat(grade().state()).isEqualTo(GradeState.HELD);
    }

    @Test
    void a_grade_that_was_cleared_after_it_was_confirmed_is_not_filled_by_repeating_old_work() {
        confirmed(1, "5", "50");
        shows(null);
        clock.advance(Duration.ofMinutes(5));

        scores.sendAgain(ada.registration(), ada.link(), List.of(ada.learner()), clock.instant());
        deliver.deliverDue();

        assertThat(given()).containsExactly("5");
        assertThat(grade().state()).isEqualTo(GradeState.HELD);
        assertThat(grade().cause()).isEqualTo(Cause.CLEARED);
    }

    @Test
    void a_result_that_cannot_be_read_now_is_waited_for_and_nothing_is_overwritten_unread() {
        confirmed(1, "5", "50");
        moodle.stubFor(get(urlPathEqualTo(RESULTS)).willReturn(aResponse().withStatus(503)));
        clock.advance(Duration.ofMinutes(5));
        decide(ada, 2, "9");

        deliver.deliverDue();
        assertThat(given()).containsExactly("5");
        assertThat(grade().state()).isEqualTo(GradeState.PENDING);
        shows("50");
        pass(Duration.ofSeconds(10));

        assertThat(given()).containsExactly("5", "9");
    }

    /** Not that the platform throttles or fails: it answers, and refuses this tool. */
    @Test
    void a_score_that_waits_since_its_result_may_not_be_read_says_that_the_token_is_refused() {
        confirmed(1, "5", "50");
        moodle.stubFor(get(urlPathEqualTo(RESULTS)).willReturn(aResponse().withStatus(401)));
        clock.advance(Duration.ofMinutes(5));
        decide(ada, 2, "9");

        deliver.deliverDue();

        assertThat(grade().state()).isEqualTo(GradeState.PENDING);
        assertThat(grade().lastAnswer()).contains("401");
        assertThat(grade().cause()).isEqualTo(Cause.TOKEN_REFUSED);
    }

    @Test
    void an_instructor_has_ours_sent_or_keeps_theirs() {
        confirmed(1, "5", "50");
        shows("70");
        clock.advance(Duration.ofMinutes(5));
        decide(ada, 2, "6");
        deliver.deliverDue();
        assertThat(grade().state()).isEqualTo(GradeState.HELD);

        scores.keepTheirs(ada.registration(), ada.link(), List.of(ada.learner()));
        looksAreOver();
        assertThat(given()).containsExactly("5");
        assertThat(grade().cause()).isEqualTo(Cause.KEPT);
        decide(ada, 3, "6.5");
        deliver.deliverDue();
        assertThat(grade().state()).isEqualTo(GradeState.HELD);
        scores.sendOurs(ada.registration(), ada.link(), List.of(ada.learner()), clock.instant());
        deliver.deliverDue();

        assertThat(given()).containsExactly("5", "6.5");
        shows("65");
        pass(Duration.ofSeconds(2));
        assertThat(grade().state()).isEqualTo(GradeState.CONFIRMED);
    }

    @Test
    void a_course_may_choose_that_ours_replaces_what_is_lower_and_what_is_higher_is_held_still() {
        database.sql("update course set overwrite_when_higher = true").update();
        confirmed(1, "5", "50");
        shows("70");
        clock.advance(Duration.ofMinutes(5));
        decide(ada, 2, "9");
        deliver.deliverDue();
        assertThat(given()).containsExactly("5", "9");
        shows("90");
        pass(Duration.ofSeconds(2));
        shows("95");
        clock.advance(Duration.ofMinutes(5));

        decide(ada, 3, "9.2");
        deliver.deliverDue();

        assertThat(given()).containsExactly("5", "9");
        assertThat(grade().state()).isEqualTo(GradeState.HELD);
    }

    @Test
    void an_older_timestamp_is_sent_again_only_where_the_platform_does_not_show_what_is_desired() {
        moodle.stubFor(post(urlPathEqualTo(SCORES))
                .willReturn(aResponse()
                        .withStatus(409)
                        .withStatusMessage("Refusing score with an earlier timestamp for item 6 and user 5")
                        .withBody("[]")));
        decide(ada, 1, "9");
        deliver.deliverDue();
        assertThat(lastAnswer()).isEqualTo("409 Refusing score with an earlier timestamp for item 6 and user …");
        pass(Duration.ofSeconds(3));
        assertThat(given()).containsExactly("9", "9");
        shows("90");

        pass(Duration.ofSeconds(3));

        assertThat(given()).containsExactly("9", "9");
        assertThat(grade().state()).isEqualTo(GradeState.CONFIRMED);
    }

    @Test
    void a_platform_that_stores_and_never_answers_is_believed_after_two_sends() {
        moodle.stubFor(post(urlPathEqualTo(SCORES)).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        decide(ada, 1, "9");
        deliver.deliverDue();
        shows("90");

        pass(Duration.ofSeconds(10));
        pass(Duration.ofSeconds(20));
        pass(Duration.ofSeconds(40));

        assertThat(given()).containsExactly("9", "9");
        assertThat(grade().state()).isEqualTo(GradeState.CONFIRMED);
    }

    @Test
    void another_column_shows_nothing_of_ours_yet() {
        confirmed(1, "5", "50");
        moodle.stubFor(post(urlPathEqualTo("/items/3/lineitem/scores"))
                .willReturn(aResponse().withStatus(200)));
        moodle.stubFor(get(urlPathEqualTo("/items/3/lineitem/results")).willReturn(okJson("[]")));

        launched(
                moodle,
                "5",
                "link-1",
                moodle.baseUrl() + "/items/3/lineitem?type_id=1",
                "{" + AGS + "score," + AGS + "result.readonly}");
        deliver.deliverDue();

        assertThat(given()).containsExactly("5", "5");
        assertThat(grade().state()).isEqualTo(GradeState.SENT);
    }

    @Test
    void a_result_without_a_maximum_is_of_one() {
        moodle.stubFor(get(urlPathEqualTo(RESULTS)).willReturn(okJson("""
                        [{"userId":"4","resultScore":0.1},{"userId":"5","resultScore":0.9},{"userId":"6","resultScore":null}]""")));
        decide(ada, 1, "9");

        deliver.deliverDue();

        assertThat(sent(moodle)).isEmpty();
        assertThat(grade().state()).isEqualTo(GradeState.CONFIRMED);
        assertThat(grade().shown().maximum()).isEqualByComparingTo(BigDecimal.ONE);
    }

    @Test
    void the_platforms_clock_counts_where_it_is_ahead() {
        moodle.stubFor(get(urlPathEqualTo(RESULTS))
                .willReturn(
                        okJson("[]").withHeader("Date", rfc1123(clock.instant().plusSeconds(40)))));
        decide(ada, 1, "9");

        deliver.deliverDue();

        JsonNode body = body(sent(moodle).getFirst());
        assertThat(java.time.Instant.parse(body.path("timestamp").stringValue()))
                .isBetween(clock.instant().plusSeconds(39), clock.instant().plusSeconds(40));
        assertThat(body.at("/submission/submittedAt").stringValue()).isEqualTo(stamp(clock.instant()));
        // Set right again, for the tests after this one.
        moodle.stubFor(
                get(urlPathEqualTo(RESULTS)).willReturn(okJson("[]").withHeader("Date", rfc1123(clock.instant()))));
        pass(Duration.ofSeconds(2));
        assertThat(clocks.now(ada.registration())).isEqualTo(clock.instant());
    }

    @ParameterizedTest
    @CsvSource({"-40", "86400"})
    void a_platforms_clock_that_is_behind_or_absurd_does_not(long seconds) {
        moodle.stubFor(get(urlPathEqualTo(RESULTS))
                .willReturn(
                        okJson("[]").withHeader("Date", rfc1123(clock.instant().plusSeconds(seconds)))));
        decide(ada, 1, "9");

        deliver.deliverDue();

        assertThat(body(sent(moodle).getFirst()).path("timestamp").stringValue())
                .isEqualTo(stamp(clock.instant()));
    }

    private static String rfc1123(java.time.Instant instant) {
        return java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(java.time.ZoneOffset.UTC));
    }

    @Test
    void a_lease_that_another_has_taken_lets_nothing_leave() {
        decide(ada, 1, "9");
        Due due = claimDue.claim(places.offers(), clock.instant(), Lease.LENGTH).getFirst();
        clock.advance(Lease.LENGTH.plusSeconds(1));
        Due other =
                claimDue.claim(places.offers(), clock.instant(), Lease.LENGTH).getFirst();

        assertThat(new Lease(deliveries, due, clock).allows()).isFalse();
        assertThat(new Lease(deliveries, due, clock).allowsScore(new Departure(null, null, null)))
                .isFalse();
        assertThat(new Lease(deliveries, other, clock).allowsScore(new Departure(null, null, null)))
                .isTrue();
    }

    @Test
    void what_is_no_longer_desired_does_not_leave() {
        decide(ada, 1, "5");
        Due due = claimDue.claim(places.offers(), clock.instant(), Lease.LENGTH).getFirst();
        clock.advance(Duration.ofSeconds(2));
        decide(ada, 2, "9");

        assertThat(new Lease(deliveries, due, clock).allowsScore(new Departure(null, null, null)))
                .isFalse();
    }

    @Test
    void a_lease_outlasts_each_request_that_it_allows() {
        decide(ada, 1, "5");
        Due due = claimDue.claim(places.offers(), clock.instant(), Lease.LENGTH).getFirst();
        Lease lease = new Lease(deliveries, due, clock);
        clock.advance(Duration.ofSeconds(14));

        assertThat(lease.allows()).isTrue();
        clock.advance(Duration.ofSeconds(11));
        assertThat(claimDue.claim(places.offers(), clock.instant(), Lease.LENGTH))
                .isEmpty();
    }
}
