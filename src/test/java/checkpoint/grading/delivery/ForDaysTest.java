package checkpoint.grading.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades.Grade;
import checkpoint.learning.attempt.Grades.GradeState;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What takes hours, days, a week: with the clock moved (contract, section 6). */
@PassbackApp
@Tag("nightly")
class ForDaysTest extends AtTwoPlatforms {

    private Grade grade(Place place) {
        return grades.of(place.linked());
    }

    private void answers(ResponseDefinitionBuilder answer) {
        canvas.stubFor(post(urlPathMatching(".*/scores")).willReturn(answer));
    }

    private static ResponseDefinitionBuilder canvasSays(int status, String words) {
        return aResponse().withStatus(status).withBody("{\"errors\":{\"message\":\"" + words + "\"}}");
    }

    private Place onCanvas(String subject) {
        return launched(canvas, subject, canvas.baseUrl() + "/line_items/907");
    }

    private void hours(int hours) {
        for (int i = 0; i < hours; i += 2) {
            clock.advance(Duration.ofHours(2));
            deliver.deliverDue();
        }
    }

    @Test
    void an_unpublished_assignment_is_waited_for_slowly_and_said() {
        answers(canvasSays(422, "This assignment is still unpublished"));
        Place ada = onCanvas("s-1");
        decide(ada, 1, "9");
        deliver.deliverDue();
        clock.advance(Duration.ofMinutes(10));
        deliver.deliverDue();
        assertThat(sent(canvas)).hasSize(1);

        hours(24 * 9);
        assertThat(grade(ada).state()).isEqualTo(GradeState.PENDING);
        assertThat(grade(ada).cause()).isEqualTo(Cause.UNPUBLISHED);
        assertThat(sent(canvas)).hasSize(1 + 9 * 12);
        answers(okJson("{}"));
        hours(1);

        assertThat(grade(ada).state()).isEqualTo(GradeState.SENT);
    }

    @Test
    void a_platform_that_is_down_for_a_day_is_asked_seldom_and_gets_its_backlog_when_it_returns() {
        answers(aResponse().withStatus(503));
        for (int i = 0; i < 30; i++) {
            decide(onCanvas("s-" + i), 1, "9");
        }
        deliver.deliverDue();
        for (int i = 0; i < 24 * 4; i++) {
            clock.advance(Duration.ofMinutes(15));
            deliver.deliverDue();
        }
        int whileAway = sent(canvas).size();
        answers(okJson("{}"));
        hours(2);

        // One request each time that it was asked, and not one for each score.
        assertThat(whileAway).isLessThan(24 * 4 + 20);
        assertThat(database.sql("select count(*) from desired_score where state = 'SENT'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(30);
    }

    @Test
    void a_timestamp_that_is_ahead_at_the_platform_is_outwaited() {
        answers(canvasSays(400, "Provided timestamp of a before last updated timestamp of b"));
        Place ada = onCanvas("s-1");
        decide(ada, 1, "9");
        deliver.deliverDue();

        hours(30);
        assertThat(grade(ada).state()).isEqualTo(GradeState.PENDING);
        assertThat(grade(ada).cause()).isEqualTo(Cause.OLDER_TIMESTAMP);
        answers(okJson("{}"));
        hours(1);

        assertThat(grade(ada).state()).isEqualTo(GradeState.SENT);
    }

    @Test
    void attempts_that_are_used_up_for_a_score_without_a_submission_too_are_for_a_person() {
        answers(canvasSays(422, "The maximum number of allowed attempts has been reached for this submission"));
        Place ada = onCanvas("s-1");
        decide(ada, 1, "9");

        hours(3);

        assertThat(sent(canvas)).hasSize(2);
        assertThat(grade(ada).state()).isEqualTo(GradeState.FAILED);
        assertThat(grade(ada).cause()).isEqualTo(Cause.ATTEMPTS_USED_UP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"User not found in course or is not a student", "This course has concluded."})
    void what_will_never_be_accepted_is_not_retried_forever(String words) {
        answers(canvasSays(422, words));
        Place ada = onCanvas("s-1");
        decide(ada, 1, "9");
        deliver.deliverDue();

        hours(48);

        assertThat(sent(canvas)).hasSize(1);
        assertThat(grade(ada).state()).isEqualTo(GradeState.FAILED);
    }

    @Test
    void a_person_has_what_failed_sent_again() {
        answers(canvasSays(422, "User not found in course or is not a student"));
        Place ada = onCanvas("s-1");
        decide(ada, 1, "9");
        deliver.deliverDue();
        answers(okJson("{}"));
        clock.advance(Duration.ofHours(1));

        scores.sendAgain(ada.registration(), ada.link(), List.of(ada.learner()), clock.instant());
        deliver.deliverDue();

        assertThat(grade(ada).state()).isEqualTo(GradeState.SENT);
    }

    @Test
    void what_was_decided_where_no_gradebook_was_named_is_sent_when_a_launch_names_one_a_week_later() {
        canvas.stubFor(post(urlPathMatching("/line_items/9/scores")).willReturn(okJson("{}")));
        Place ada = withoutServices("s-1");
        decide(ada, 1, "7");
        clock.advance(Duration.ofSeconds(5));
        decide(ada, 2, "9");
        deliver.deliverDue();
        assertThat(grade(ada).state()).isEqualTo(GradeState.NOT_GRADED);
        assertThat(grade(ada).cause()).isEqualTo(Cause.NO_LINE_ITEM);
        clock.advance(Duration.ofDays(7));

        launched(canvas, "s-2", canvas.baseUrl() + "/line_items/9");
        assertThat(grade(ada).state()).isEqualTo(GradeState.PENDING);
        deliver.deliverDue();

        assertThat(grade(ada).state()).isEqualTo(GradeState.SENT);
        assertThat(sent(canvas))
                .singleElement()
                .satisfies(
                        request -> assertThat(body(request).path("scoreGiven").decimalValue())
                                .isEqualByComparingTo("9"));
        assertThat(database.sql("select count(*) from waiting_score")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Place withoutServices(String subject) {
        return database.sql("""
                select course, resource_link, learner from record_launch(?, ?, ?, 'LEARNER', 'd-1', 'canvas', 'course-1', 'Data',
                    'DE', 'link-1', 'Chapter 12', 'chapter-12', ?, 'Somebody', null, null, '{}', null)""")
                .param(id(canvas))
                .param("without-" + launches++)
                .param(now())
                .param(subject)
                .query((row, number) -> new Place(id(canvas), row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    @Test
    void a_line_item_that_is_gone_and_comes_back_with_a_launch_gets_what_was_parked() {
        canvas.stubFor(get(urlPathEqualTo("/items")).willReturn(okJson("[]")));
        answers(canvasSays(404, "not found"));
        Place ada = onCanvas("s-1");
        decide(ada, 1, "9");
        deliver.deliverDue();
        assertThat(grade(ada).state()).isEqualTo(GradeState.FAILED);
        assertThat(grade(ada).cause()).isEqualTo(Cause.LINE_ITEM_GONE);
        answers(okJson("{}"));
        clock.advance(Duration.ofDays(3));

        onCanvas("s-2");
        deliver.deliverDue();

        assertThat(grade(ada).state()).isEqualTo(GradeState.SENT);
    }

    @Test
    void a_look_up_that_finds_the_one_that_was_gone_has_found_nothing() {
        canvas.stubFor(get(urlPathEqualTo("/items"))
                .willReturn(okJson(
                        "[{\"id\":\"" + canvas.baseUrl() + "/line_items/907\",\"resourceLinkId\":\"link-1\"}]")));
        answers(canvasSays(404, "not found"));
        Place ada = onCanvas("s-1");
        decide(ada, 1, "9");

        hours(30);

        assertThat(grade(ada).state()).isEqualTo(GradeState.FAILED);
        assertThat(sent(canvas)).hasSize(1);
        canvas.verify(0, postRequestedFor(urlPathEqualTo("/items")));
    }

    @Test
    void a_platform_that_an_administrator_has_paused_is_sent_nothing_and_then_all() {
        answers(okJson("{}"));
        Place ada = onCanvas("s-1");
        decide(ada, 1, "9");
        database.sql("insert into delivery_pause values (?, ?, 'admin')")
                .param(id(canvas))
                .param(now())
                .update();

        hours(24 * 10);
        assertThat(sent(canvas)).isEmpty();
        assertThat(grade(ada).cause()).isEqualTo(Cause.PAUSED);
        database.sql("delete from delivery_pause").update();
        deliver.deliverDue();

        assertThat(grade(ada).state()).isEqualTo(GradeState.SENT);
    }

    @Test
    void a_platform_that_says_that_it_will_soon_throttle_gets_fewer_at_once() {
        answers(okJson("{}").withHeader("X-Rate-Limit-Remaining", "120.5"));
        for (int i = 0; i < 30; i++) {
            decide(onCanvas("s-" + i), 1, "9");
        }
        deliver.start().forEach(java.util.concurrent.CompletableFuture::join);

        assertThat(deliver.start()).hasSize(1);
    }

    @Test
    void a_repeat_carries_a_later_timestamp_and_the_same_submission() {
        answers(aResponse().withStatus(500));
        Place ada = onCanvas("s-1");
        decide(ada, 1, "9");
        deliver.deliverDue();
        hours(3);

        List<String> stamps = sent(canvas).stream()
                .map(request -> body(request).path("timestamp").stringValue())
                .toList();
        assertThat(stamps).hasSizeGreaterThan(2).isSorted().doesNotHaveDuplicates();
        assertThat(sent(canvas).stream()
                        .map(request ->
                                body(request).at("/submission/submittedAt").stringValue())
                        .distinct())
                .hasSize(1);
    }

    @Autowired
    private PurgeDeliveries purge;

    @Test
    void what_was_sent_is_on_record_for_ninety_days_and_where_it_stands_for_longer() {
        answers(okJson("{}"));
        Place ada = onCanvas("s-1");
        decide(ada, 1, "9");
        deliver.deliverDue();
        clock.advance(Duration.ofDays(89));
        purge.purge();
        assertThat(records()).isEqualTo(1);

        clock.advance(Duration.ofDays(2));
        purge.purge();

        assertThat(records()).isZero();
        assertThat(grade(ada).state()).isEqualTo(GradeState.SENT);
    }

    private long records() {
        return database.sql("select count(*) from delivery").query(Long.class).single();
    }
}
