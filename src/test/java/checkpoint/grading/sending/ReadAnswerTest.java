package checkpoint.grading.sending;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.learning.attempt.Cause;
import checkpoint.platform.access.ServiceCalls.Exchange;
import checkpoint.platform.outbound.Failure;
import checkpoint.platform.outbound.Reply;
import checkpoint.testing.Fixture;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Canvas and Moodle really answered, and what it means (contract, section 6). */
class ReadAnswerTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private final ReadAnswer answers = new ReadAnswer(Clock.fixed(NOW, ZoneOffset.UTC));

    private static JsonNode json(String path) {
        return JsonMapper.shared().valueToTree(Fixture.read(path));
    }

    private Answer moodle(String name) {
        JsonNode response = json("moodle-4.4/ags/" + name + ".json").path("response");
        Map<String, List<String>> headers = new TreeMap<>();
        response.path("headers")
                .properties()
                .forEach(one -> headers.put(one.getKey(), List.of(one.getValue().asString(""))));
        JsonNode body = response.path("body");
        String text = body.isString()
                ? body.stringValue()
                : body.has("htmlPage") ? "<html>" + body.path("htmlPage").stringValue() : body.toString();
        return read(new Reply.Answered(
                response.path("status").intValue(),
                response.path("statusText").stringValue(),
                headers,
                text.getBytes(StandardCharsets.UTF_8)));
    }

    private Answer canvas(String name) {
        for (JsonNode error : json("canvas/ags-exchanges.json").path("errors")) {
            if (error.path("name").stringValue().equals(name)) {
                Map<String, List<String>> headers = new TreeMap<>();
                error.path("headers")
                        .properties()
                        .forEach(one -> headers.put(
                                one.getKey().toLowerCase(java.util.Locale.ROOT),
                                List.of(one.getValue().stringValue())));
                String text = error.has("text")
                        ? error.path("text").stringValue()
                        : error.path("body").toString();
                return read(new Reply.Answered(
                        error.path("status").intValue(), "", headers, text.getBytes(StandardCharsets.UTF_8)));
            }
        }
        throw new AssertionError("no fixture " + name);
    }

    private Answer read(Reply reply) {
        return answers.read(new Exchange(reply, null), "5", Set.of());
    }

    @ParameterizedTest
    @CsvSource({
        "score-ok, Accepted",
        "score-grade-overridden, Accepted",
        "score-user-suspended, Accepted",
        "score-other-scale, Accepted",
        "score-older-timestamp, Stale",
        "score-same-second, Stale",
        "score-same-timestamp, Stale",
        "score-after-future-timestamp, Stale",
        "score-after-pending, Stale",
        "score-older-than-cleared, Stale",
        "score-on-deleted-lineitem, NotFound",
        "score-activity-deleted, NotFound",
        "score-expired-token, TokenRefused",
        "score-bogus-token, TokenRefused",
        "score-wrong-scope, TokenRefused",
        "score-grade-locked, NotNow",
        "score-user-not-numeric, NotNow",
        "score-user-unenrolled, Refused",
        "score-unknown-user, Refused",
        "score-for-teacher, Refused",
        "score-content-type-json, Refused",
        "score-url-appended-after-query, Refused",
    })
    void moodles(String exchange, String meaning) {
        assertThat(moodle(exchange).getClass().getSimpleName()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "stale timestamp, Stale",
        "scope missing, TokenRefused",
        "token expired, TokenRefused",
        "tool removed, TokenRefused",
        "key off, TokenRefused",
        "throttled, NotNow",
        "foreign line item, Refused",
        "unpublished, Unpublished",
        "course concluded, Refused",
        "not a student, Refused",
        "attempts used up, AttemptsUsedUp",
        "closed grading period, Refused",
    })
    void canvass(String exchange, String meaning) {
        assertThat(canvas(exchange).getClass().getSimpleName()).isEqualTo(meaning);
    }

    @Test
    void a_person_who_is_not_a_student_is_said_not_to_be_one() {
        assertThat(moodle("score-user-unenrolled"))
                .isEqualTo(new Answer.Refused("400 Incorrect score received", Cause.NOT_A_STUDENT));
        assertThat(moodle("score-for-teacher"))
                .isEqualTo(new Answer.Refused("400 Incorrect score received", Cause.NOT_A_STUDENT));
        assertThat(canvas("not a student"))
                .isEqualTo(new Answer.Refused("422 User not found in course or is not a student", Cause.NOT_A_STUDENT));
        assertThat(canvas("course concluded"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.cause()).isEqualTo(Cause.CONCLUDED));
        assertThat(canvas("closed grading period")).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.cause()).isEqualTo(Cause.REFUSED);
            assertThat(refused.words()).contains("closed grading period");
        });
    }

    @Test
    void the_words_keep_the_status_and_lose_the_learner() {
        assertThat(moodle("score-older-timestamp"))
                .isEqualTo(new Answer.Stale("409 Refusing score with an earlier timestamp for item 6 and user …"));
        assertThat(canvas("scope missing")).isEqualTo(new Answer.TokenRefused("401 Insufficient permissions"));
        assertThat(moodle("score-on-deleted-lineitem"))
                .isEqualTo(new Answer.NotFound("404 Not Found: Grade item 6 doesn't exist"));
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void every_failure_of_the_network_is_tried_again_but_what_our_own_rules_forbid(Failure failure) {
        Answer answer = read(new Reply.Failed(failure, true, NOW));

        if (failure == Failure.ADDRESS_FORBIDDEN || failure == Failure.SCHEME_FORBIDDEN) {
            assertThat(answer).isInstanceOf(Answer.Refused.class);
        } else {
            assertThat(answer).isInstanceOf(Answer.NotNow.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"30, PT30S", "0, PT0S", "86400, PT1H", "'Tue, 24 Nov 2026 12:02:00 GMT', PT2M"})
    void a_wait_that_is_asked_for_is_heard_up_to_an_hour(String asked, Duration wait) {
        Answer answer = read(new Reply.Answered(429, "", Map.of("retry-after", List.of(asked)), new byte[0]));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.NotNow.class,
                        later -> assertThat(later.trouble().pause()).isEqualTo(wait));
    }

    @ParameterizedTest
    @CsvSource({"soon", "'Tue, 24 Nov 2026 11:00:00 GMT'", "99999999999999999999", "''"})
    void a_wait_that_says_nothing_is_passed_over(String asked) {
        Answer answer = read(new Reply.Answered(503, "", Map.of("retry-after", List.of(asked)), new byte[0]));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.NotNow.class,
                        later -> assertThat(later.trouble().pause()).isNull());
    }

    @Test
    void a_403_is_throttling_by_its_text_or_its_header_alone() {
        assertThat(read(new Reply.Answered(403, "Forbidden", Map.of(), new byte[0])))
                .isInstanceOf(Answer.Refused.class);
        assertThat(read(new Reply.Answered(403, "", Map.of("x-rate-limit-remaining", List.of("0.0")), new byte[0])))
                .isInstanceOf(Answer.NotNow.class);
        assertThat(read(new Reply.Answered(403, "", Map.of("x-rate-limit-remaining", List.of("598.2")), new byte[0])))
                .isInstanceOf(Answer.Refused.class);
    }
}
