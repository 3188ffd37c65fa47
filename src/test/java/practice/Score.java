package practice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import practice.wire.Exchange;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A score as a tool sent it (AGS 3.4); {@code null} stands for what is not there or cannot be read.
 *
 * @param comment empty where there is none
 * @param extension Canvas's own member
 */
record Score(
        String userId,
        BigDecimal given,
        BigDecimal maximum,
        Instant timestamp,
        String activity,
        String grading,
        Instant submitted,
        String comment,
        JsonNode extension) {

    static final String CANVAS = "https://canvas.instructure.com/lti/submission";
    private static final List<String> ACTIVITIES =
            List.of("Initialized", "Started", "InProgress", "Submitted", "Completed");
    private static final List<String> GRADINGS =
            List.of("FullyGraded", "Pending", "PendingManual", "Failed", "NotReady");

    /** {@code null} where it is no JSON object. */
    static Score read(Exchange exchange) {
        try {
            JsonNode body = JsonMapper.shared().readTree(exchange.text());
            if (!body.isObject()) {
                return null;
            }
            JsonNode extension = body.path(CANVAS);
            Instant submitted =
                    instant(body.path("submission").path("submittedAt").asString(""));
            return new Score(
                    body.path("userId").isString() ? body.path("userId").asString() : null,
                    number(body.path("scoreGiven")),
                    number(body.path("scoreMaximum")),
                    instant(body.path("timestamp").asString("")),
                    body.path("activityProgress").asString(""),
                    body.path("gradingProgress").asString(""),
                    submitted == null ? instant(extension.path("submitted_at").asString("")) : submitted,
                    body.path("comment").asString("").strip(),
                    extension);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : null;
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    boolean hasKnownProgress() {
        return ACTIVITIES.contains(activity) && GRADINGS.contains(grading);
    }

    boolean isFinal() {
        return grading.equals("FullyGraded");
    }

    boolean hasFaultyPoints() {
        return given != null && (maximum == null || maximum.signum() <= 0 || given.signum() < 0);
    }
}
