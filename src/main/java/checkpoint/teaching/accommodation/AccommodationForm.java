package checkpoint.teaching.accommodation;

import checkpoint.learning.rules.Accommodation;
import checkpoint.teaching.desk.FormFields;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of what one learner has beside the others. Public for its template. */
final class AccommodationForm {

    /** The factors for a time limit, in percent, and no limit at all. */
    public static final List<String> FACTORS = List.of("125", "150", "175", "200", "300", AccommodationForm.NO_LIMIT);

    static final String REVISION = "revision";
    private static final String NO_LIMIT = "no-limit";
    private static final int MOST_MINUTES = 1440;
    private static final int MOST_ATTEMPTS = 100;

    private AccommodationForm() {}

    static FormFields filled(Accommodation stored, long revision, ZoneId zone) {
        return FormFields.blank(zone)
                .put("factor", factor(stored))
                .put("minutes", stored.minutes() == 0 ? null : (Integer) stored.minutes())
                .put("attempts", stored.attempts() == 0 ? null : (Integer) stored.attempts())
                .put("closes", stored.closes())
                .put(REVISION, revision);
    }

    /** Reads the form; the result counts only if the form has no faults afterwards. */
    static Accommodation read(FormFields form) {
        String factor = form.value("factor");
        if (!factor.isEmpty() && !FACTORS.contains(factor)) {
            form.refuse("factor", "teaching.settings.choice.wrong");
        }
        boolean unlimited = factor.equals(NO_LIMIT);
        Integer minutes = form.number("minutes", 0, MOST_MINUTES, "teaching.accommodation.minutes.wrong");
        Integer attempts = form.number("attempts", 0, MOST_ATTEMPTS, "teaching.accommodation.attempts.wrong");
        Instant closes = form.date("closes");
        return new Accommodation(
                factor.isEmpty() || unlimited || form.hasFaults() ? 100 : Integer.parseInt(factor),
                unlimited,
                minutes == null ? 0 : minutes,
                attempts == null ? 0 : attempts,
                closes);
    }

    static long revision(FormFields form) {
        String text = form.value(REVISION);
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }

    private static @Nullable String factor(Accommodation stored) {
        if (stored.noLimit()) {
            return NO_LIMIT;
        }
        return stored.percent() == 100 ? null : String.valueOf(stored.percent());
    }
}
