package checkpoint.learning.rules;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.launch.message.Availability;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules for a learner at a checkpoint: the author's policy, the course's settings over it, the learner's accommodation over both.
 * Code that starts, marks, reports or shows an attempt asks this and not the quiz; a test checks that.
 *
 * @param quiz with the author's policy, of the version in question
 * @param platform when the platform says that the link is available
 */
public record Rules(Quiz quiz, Adjustments adjusted, Availability platform) {

    /** The author's policy alone, where there is no course and no learner. */
    public static Rules authored(Quiz quiz) {
        return new Rules(quiz, Adjustments.NONE, Availability.NONE);
    }

    /** The same over another version's policy. */
    public Rules over(Quiz other) {
        return new Rules(other, adjusted, platform);
    }

    /** Between 0 and 1, exact. */
    public BigDecimal passMark() {
        return Objects.requireNonNullElse(course().passMark(), quiz.passMark());
    }

    /** How many attempts this learner has; {@code null}: as many as they like. */
    public @Nullable Integer attempts() {
        Integer set = course().attempts();
        Integer allowed = set == null ? quiz.attempts() : set == CourseSettings.UNLIMITED ? null : set;
        return allowed == null ? null : (Integer) (allowed + learner().attempts());
    }

    /** Between a failed attempt and the next; zero if none. */
    public Duration coolDown() {
        return Objects.requireNonNullElse(course().coolDown(), quiz.coolDown());
    }

    /** The class's time limit; {@code null} if none. */
    public @Nullable Duration timeLimit() {
        Duration set = course().timeLimit();
        if (set == null) {
            return quiz.timeLimit();
        }
        return set.isZero() ? null : set;
    }

    /** This learner's time limit; {@code null} if none. */
    public @Nullable Duration time() {
        return learner().under(timeLimit());
    }

    /** Whether this learner has more time than the class. */
    public boolean givesTime() {
        return timeLimit() != null && learner().givesTime();
    }

    public Quiz.Keep keep() {
        return quiz.keep();
    }

    public Quiz.Report report() {
        return Objects.requireNonNullElse(course().report(), quiz.report());
    }

    public Quiz.FeedbackTime feedback() {
        return Objects.requireNonNullElse(course().feedback(), quiz.feedback());
    }

    public Quiz.KeyTime keys() {
        return Objects.requireNonNullElse(course().keys(), quiz.keys());
    }

    /** When the quiz opens; {@code null}: it is open. */
    public @Nullable Instant opens() {
        return course().opens() == null ? platform.from() : course().opens();
    }

    /** When the quiz closes for this learner; {@code null}: never. */
    public @Nullable Instant closes() {
        Instant closes = course().closes() == null ? platform.until() : course().closes();
        Instant later = learner().closes();
        return closes == null || later == null || closes.isAfter(later) ? closes : later;
    }

    /** When the time of an attempt ends that is started then; {@code null}: never. */
    public @Nullable Instant timeUntil(Instant started) {
        Duration time = time();
        return time == null ? null : started.plus(time);
    }

    /** When an attempt ends whose own time ends then: at the closing date at the latest. */
    public @Nullable Instant deadline(@Nullable Instant timeUntil) {
        return earlier(timeUntil, closes());
    }

    /** The earlier of two, of which {@code null} is never. */
    public static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private CourseSettings course() {
        return adjusted.course();
    }

    private Accommodation learner() {
        return adjusted.learner();
    }
}
