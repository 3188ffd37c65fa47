package checkpoint.learning.rules;

import checkpoint.content.checkpoint.Quiz;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An instructor's settings for a checkpoint in their course. Each is {@code null} where nothing is set: then the author's policy
 * counts, and for the dates what the platform says.
 *
 * @param opens when its quiz opens
 * @param closes when its quiz closes
 * @param attempts {@link #UNLIMITED}: as many as they like
 * @param timeLimit zero: none
 * @param passMark over 0, 1 at most, exact to four digits
 */
public record CourseSettings(
        @Nullable Instant opens,
        @Nullable Instant closes,
        @Nullable Integer attempts,
        @Nullable Duration coolDown,
        @Nullable Duration timeLimit,
        @Nullable BigDecimal passMark,
        Quiz.@Nullable KeyTime keys,
        Quiz.@Nullable FeedbackTime feedback,
        Quiz.@Nullable Report report) {

    public static final int UNLIMITED = 0;

    /** Nothing is set. */
    public static final CourseSettings NONE = new CourseSettings(null, null, null, null, null, null, null, null, null);
}
