package checkpoint.grading.sending;

import checkpoint.grading.lineitem.ServiceUrls;
import checkpoint.learning.attempt.Cause;
import checkpoint.platform.access.PlatformClocks;
import checkpoint.platform.access.ServiceCalls;
import checkpoint.platform.outbound.Call;
import checkpoint.platform.outbound.Reply;
import checkpoint.platform.registration.Registration;
import checkpoint.tool.setup.PublicUrl;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** One score request (AGS 3.4), outside any transaction. */
@Component
public class SendScore {

    static final String SCORE_SCOPE = "https://purl.imsglobal.org/spec/lti-ags/scope/score";
    private static final String MEDIA_TYPE = "application/vnd.ims.lis.v1.score+json";
    private static final String CANVAS_EXTENSION = "https://canvas.instructure.com/lti/submission";
    /** Canvas charges 50 units for each request in flight, and throttles at none. */
    private static final double NEARLY_THROTTLED = 150;

    private final ServiceCalls calls;
    private final ReadAnswer answers;
    private final PlatformClocks clocks;
    private final PublicUrl publicUrl;
    private final MessageSource messages;
    private final JsonMapper json = JsonMapper.shared();

    SendScore(
            ServiceCalls calls,
            ReadAnswer answers,
            PlatformClocks clocks,
            PublicUrl publicUrl,
            MessageSource messages) {
        this.calls = calls;
        this.answers = answers;
        this.clocks = clocks;
        this.publicUrl = publicUrl;
        this.messages = messages;
    }

    /** The outcome of a send. */
    public sealed interface Sent {

        /**
         * An answer, or that there was none.
         *
         * @param status of the service; 0 where there was none
         * @param strained whether the platform says that it will soon throttle
         */
        record Answered(Answer answer, int status, boolean strained) implements Sent {}

        /** It did not leave. */
        record Stayed() implements Sent {}
    }

    /**
     * Sends it; blocks.
     *
     * @param leaves asked before each request: whether it may leave
     */
    public Sent send(Registration registration, Due due, BooleanSupplier leaves) {
        if (!due.scopes().contains(SCORE_SCOPE)) {
            String words = "the platform did not grant this tool the right to send scores (AGS score scope)";
            return new Sent.Answered(new Answer.Refused(words, Cause.NOT_GRANTED), 0, false);
        }
        Optional<URI> address = ServiceUrls.below(due.lineItemUrl(), "scores");
        if (address.isEmpty()) {
            String words = "the address of the column that the platform named is none";
            return new Sent.Answered(new Answer.Refused(words, Cause.REFUSED), 0, false);
        }
        ServiceCalls.Called called = calls.send(
                registration,
                List.of(SCORE_SCOPE),
                () -> leaves.getAsBoolean() ? call(address.get(), due, clocks.now(registration.id())) : null);
        if (called.isGivenUp()) {
            return new Sent.Stayed();
        }
        int status = called.reply() instanceof Reply.Answered answered ? answered.status() : 0;
        return new Sent.Answered(answers.read(called, due.subject(), due.quirks()), status, isStrained(called));
    }

    private static boolean isStrained(ServiceCalls.Called called) {
        return called.reply() instanceof Reply.Answered answered
                && answered.header("x-rate-limit-remaining")
                        .filter(left -> left.matches("\\d{1,9}(\\.\\d{1,20})?"))
                        .filter(left -> Double.parseDouble(left) < NEARLY_THROTTLED)
                        .isPresent();
    }

    private Call call(URI address, Due due, Instant stamp) {
        return Call.post(address, MEDIA_TYPE, json.writeValueAsString(body(due, stamp)));
    }

    private Map<String, Object> body(Due due, Instant stamp) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("userId", due.subject());
        // A score is a fraction of its own maximum: where that has to be whole, both grow alike.
        int digits = due.quirks().contains(Quirk.WHOLE_POINTS)
                ? Math.max(0, plain(due.maximum()).scale())
                : 0;
        body.put("scoreGiven", plain(due.given().movePointRight(digits)));
        body.put("scoreMaximum", plain(due.maximum().movePointRight(digits)));
        body.put("activityProgress", "Completed");
        // Anything less final clears the grade on Canvas and on Moodle.
        body.put("gradingProgress", "FullyGraded");
        body.put("timestamp", stamp(stamp));
        body.put("submission", Map.of("submittedAt", stamp(due.submittedAt())));
        if (due.quirks().contains(Quirk.COMMENT)) {
            body.put("comment", comment(due));
        }
        if ("canvas".equals(due.productFamily())) {
            body.put(CANVAS_EXTENSION, extension(due));
        }
        return body;
    }

    private Map<String, Object> extension(Due due) {
        if (due.attempt() == 0) {
            // Nobody has handed anything in.
            return Map.of("new_submission", false);
        }
        // Its grader opens this address by a launch of the person who looks; that launch decides who may read the
        // attempt.
        String review = publicUrl.to("/checkpoints/" + due.checkpoint() + "?attempt=" + due.attempt());
        return Map.of(
                "new_submission",
                due.newSubmission(),
                "submission_type",
                "basic_lti_launch",
                "submission_data",
                review);
    }

    private String comment(Due due) {
        Locale language = due.language() == null ? Locale.ENGLISH : Locale.forLanguageTag(due.language());
        return messages.getMessage("delivery.comment", null, language);
    }

    /** ISO 8601 with three digits of the second and a zone (AGS 3.4.9). */
    public static String stamp(Instant instant) {
        String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.contains(".") ? text : text.replace("Z", ".000Z");
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
