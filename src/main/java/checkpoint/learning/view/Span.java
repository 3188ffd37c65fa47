package checkpoint.learning.view;

import java.time.Duration;

/**
 * A duration as a person says it: whole days, hours, minutes or seconds. Public for its template.
 *
 * @param unit {@code days}, {@code hours}, {@code minutes} or {@code seconds}
 */
public record Span(String unit, long amount) {

    /** In the largest unit that leaves no remainder; an hour and a half is 90 minutes. */
    public static Span of(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return new Span("days", seconds / 86_400);
        }
        if (seconds % 3_600 == 0) {
            return new Span("hours", seconds / 3_600);
        }
        return seconds % 60 == 0 ? new Span("minutes", seconds / 60) : new Span("seconds", seconds);
    }
}
