package checkpoint.tool.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The text of a form's field for a date and time, as browsers take and send it, and the zone that it is in. */
public final class DateField {

    private static final int LONGEST = 100;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 9999;

    private DateField() {}

    /** The date, without a zone; empty where the text is none, or is of another time than that of courses. */
    public static Optional<LocalDateTime> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(text))
                    .filter(date -> date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A moment in this zone, as the field takes it: to the minute. */
    public static String text(Instant moment, ZoneId zone) {
        return LocalDateTime.ofInstant(moment, zone)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    /** The zone of this name; empty where there is none. */
    public static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
