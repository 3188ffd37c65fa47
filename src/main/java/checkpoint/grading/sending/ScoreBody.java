package checkpoint.grading.sending;

import checkpoint.tool.setup.PublicUrl;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The body of a score request (AGS 3.4), with what Canvas adds to it. */
@Component
class ScoreBody {

    private static final String CANVAS_EXTENSION = "https://canvas.instructure.com/lti/submission";

    private final PublicUrl publicUrl;
    private final MessageSource messages;

    ScoreBody(PublicUrl publicUrl, MessageSource messages) {
        this.publicUrl = publicUrl;
        this.messages = messages;
    }

    Map<String, Object> of(Due due, Instant stamp) {
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
    private static String stamp(Instant instant) {
        String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.contains(".") ? text : text.replace("Z", ".000Z");
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
