package checkpoint.teaching.dates;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A date of a checkpoint in its course, for its instructor. Public for templates.
 *
 * @param days until then by the course's calendar; 0 on its day, less than 0 after it
 * @param past whether it is over, also on its day
 */
public record CourseDate(Kind kind, Instant at, long days, boolean past) {

    /** Which date it is. */
    public enum Kind {
        /** The gradebook's own. */
        DUE,
        /** When students can no longer work on it. */
        CLOSES
    }

    static CourseDate of(Kind kind, Instant at, Instant now, ZoneId zone) {
        long days = ChronoUnit.DAYS.between(
                now.atZone(zone).toLocalDate(), at.atZone(zone).toLocalDate());
        return new CourseDate(kind, at, days, !now.isBefore(at));
    }

    /** The key of its words, which are given {@link #distance}. */
    public String words() {
        return "teaching.date." + kind.name().toLowerCase(Locale.ROOT) + (past ? ".past" : ".in");
    }

    public long distance() {
        return Math.abs(days);
    }
}
