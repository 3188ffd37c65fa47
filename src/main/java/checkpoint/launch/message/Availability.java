package checkpoint.launch.message;

import checkpoint.tool.json.Claims;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * From when until when a platform says that a link is available to who launched it (LTI 1.3, custom properties
 * {@code ResourceLink.available.*}).
 *
 * @param from {@code null} if it does not say
 * @param until {@code null} if it does not say
 */
public record Availability(@Nullable Instant from, @Nullable Instant until) {

    /** The availability of a link whose platform names no dates. */
    public static final Availability NONE = new Availability(null, null);

    /** No course plans further; databases and pages write such a year with four digits. */
    private static final int LAST_YEAR = 9999;

    /** With a zone in either of ISO 8601's writings: {@code +01:00} and {@code Z}, or {@code +0100}; without one it is no moment, and says nothing. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    /**
     * As custom parameters say it: for this person, else for all, else as it was picked.
     *
     * @param custom the claim {@code custom}; each date in it is ISO 8601 with a zone, and one that cannot be read says nothing
     */
    static Availability of(Claims custom) {
        return new Availability(
                date(custom, List.of("available_from_user", "available_from", "picked_from")),
                date(custom, List.of("available_until_user", "available_until", "picked_until")));
    }

    private static @Nullable Instant date(Claims custom, List<String> names) {
        for (String name : names) {
            JsonNode value = custom.object().path(name);
            String text = value.isString() ? value.stringValue().strip() : "$";
            // A variable that the platform does not know stays as it was written (3.1.4).
            if (!text.startsWith("$")) {
                Instant read = read(text);
                // For all, an empty date is what the platform says; for one person it means that they have none of
                // their own.
                if (read != null || !name.endsWith("_user")) {
                    return read;
                }
            }
        }
        return null;
    }

    /** A date in ISO 8601 with a zone; {@code null} where it is none, or none that a course has. */
    public static @Nullable Instant read(String text) {
        try {
            OffsetDateTime read = OffsetDateTime.parse(text, ISO);
            return read.getYear() >= 1970 && read.getYear() <= LAST_YEAR ? read.toInstant() : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
