package checkpoint.learning.rules;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.launch.message.Availability;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Overrides an author's policy: a course's settings, and a learner's accommodation over both.
 *
 * @param stored as the database function {@code rules_of} says it; {@code null} where there is neither
 */
public record Adjustments(
        CourseSettings course,
        Accommodation learner,
        @Nullable String stored) {

    /** Nothing. */
    public static final Adjustments NONE = new Adjustments(CourseSettings.NONE, Accommodation.NONE, null);

    /** The column for a statement that reads attempts; {@link #of} understands it. */
    public static final String COLUMN = "rules_of(registration_id, learner_id, course_id, checkpoint) as rules";

    /** The same for a statement with the parameters of a place. */
    public static final String OF_PLACE = "rules_of(:registration, :learner, :course, :checkpoint) as rules";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** From what {@code rules_of} answered. */
    public static Adjustments of(@Nullable String stored) {
        if (stored == null) {
            return NONE;
        }
        JsonNode both = JSON.readTree(stored);
        return new Adjustments(settings(both.path("course")), accommodation(both.path("learner")), stored);
    }

    /** The rules that they make of a policy. */
    public Rules over(Quiz quiz, Availability platform) {
        return new Rules(quiz, this, platform);
    }

    private static CourseSettings settings(JsonNode row) {
        return row.isObject()
                ? new CourseSettings(
                        date(row, "opens_at"),
                        date(row, "closes_at"),
                        isNull(row, "attempts")
                                ? null
                                : (Integer) row.path("attempts").intValue(),
                        seconds(row, "cool_down_seconds"),
                        seconds(row, "time_limit_seconds"),
                        isNull(row, "pass_mark")
                                ? null
                                : new BigDecimal(row.path("pass_mark").asString()),
                        isNull(row, "keys")
                                ? null
                                : Quiz.KeyTime.valueOf(row.path("keys").stringValue()),
                        isNull(row, "feedback")
                                ? null
                                : Quiz.FeedbackTime.valueOf(row.path("feedback").stringValue()),
                        isNull(row, "report")
                                ? null
                                : Quiz.Report.valueOf(row.path("report").stringValue()))
                : CourseSettings.NONE;
    }

    private static Accommodation accommodation(JsonNode row) {
        return row.isObject()
                ? new Accommodation(
                        row.path("percent").intValue(),
                        row.path("no_limit").booleanValue(),
                        row.path("minutes").intValue(),
                        row.path("attempts").intValue(),
                        date(row, "closes_at"))
                : Accommodation.NONE;
    }

    private static boolean isNull(JsonNode row, String name) {
        return row.path(name).isNull() || row.path(name).isMissingNode();
    }

    private static @Nullable Duration seconds(JsonNode row, String name) {
        return isNull(row, name) ? null : Duration.ofSeconds(row.path(name).longValue());
    }

    private static @Nullable Instant date(JsonNode row, String name) {
        return isNull(row, name)
                ? null
                : OffsetDateTime.parse(row.path(name).stringValue()).toInstant();
    }
}
