package checkpoint.passback;

import checkpoint.access.AccessTokens.Outcome;
import checkpoint.access.ServiceCalls;
import checkpoint.outbound.Call;
import checkpoint.outbound.Reply;
import checkpoint.registration.Registration;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** One score request (AGS 3.4), outside any transaction. */
@Component
class SendScore {

    static final String SCORE_SCOPE = "https://purl.imsglobal.org/spec/lti-ags/scope/score";
    private static final String MEDIA_TYPE = "application/vnd.ims.lis.v1.score+json";
    private static final String CANVAS_EXTENSION = "https://canvas.instructure.com/lti/submission";

    private final ServiceCalls calls;
    private final ReadAnswer answers;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    SendScore(ServiceCalls calls, ReadAnswer answers, Clock clock) {
        this.calls = calls;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param status of the service; 0 where there was none
     */
    record Sent(Answer answer, int status) {}

    Sent send(Registration registration, Due due) {
        if (!due.scopes().contains(SCORE_SCOPE)) {
            return new Sent(
                    new Answer.Refused(
                            "the platform did not grant this tool the right to send scores (AGS score scope)"),
                    0);
        }
        Call call = Call.post(
                ServiceUrls.below(due.lineItemUrl(), "scores"), MEDIA_TYPE, json.writeValueAsString(body(due)));
        ServiceCalls.Called called = calls.send(registration, List.of(SCORE_SCOPE), call);
        Reply reply = called.reply();
        if (reply != null) {
            int status = reply instanceof Reply.Answered answered ? answered.status() : 0;
            return new Sent(answers.read(reply, due.subject()), status);
        }
        return switch (called.withoutToken()) {
            case Outcome.Refused refused ->
                new Sent(new Answer.Refused("access token refused: " + refused.words()), refused.status());
            case Outcome.NotNow later ->
                new Sent(
                        new Answer.NotNow(
                                later.why(),
                                false,
                                later.retryAfter() == null
                                        ? null
                                        : answers.wait(later.retryAfter()).orElse(null),
                                true),
                        0);
            case null, default -> throw new IllegalStateException("neither a reply nor a reason");
        };
    }

    private Map<String, Object> body(Due due) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("userId", due.subject());
        body.put("scoreGiven", plain(due.given()));
        body.put("scoreMaximum", plain(due.maximum()));
        body.put("activityProgress", "Completed");
        // Anything less final clears the grade on Canvas and on Moodle.
        body.put("gradingProgress", "FullyGraded");
        body.put("timestamp", stamp(clock.instant()));
        body.put("submission", Map.of("submittedAt", stamp(due.submittedAt())));
        if ("canvas".equals(due.productFamily())) {
            body.put(
                    CANVAS_EXTENSION,
                    Map.of("new_submission", due.newSubmission(), "submission_type", "external_tool"));
        }
        return body;
    }

    /** ISO 8601 with three digits of the second and a zone (AGS 3.4.9). */
    static String stamp(Instant instant) {
        String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.contains(".") ? text : text.replace("Z", ".000Z");
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
