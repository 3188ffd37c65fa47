package checkpoint.teaching.settings;

import checkpoint.content.checkpoint.Quiz;
import checkpoint.learning.rules.CourseSettings;
import checkpoint.teaching.desk.FormFields;
import checkpoint.tool.language.PercentText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of a course's settings: an empty field leaves it to the author, or to the platform. */
final class SettingsForm {

    static final String REVISION = "revision";

    static final List<String> FIELDS = List.of(
            "opens",
            "closes",
            FormFields.ZONE,
            "attempts",
            "cool-down",
            "time-limit",
            "pass-mark",
            "keys",
            "feedback",
            "report",
            REVISION);

    private static final int MOST_ATTEMPTS = 1000;
    /** A year. */
    private static final int MOST_MINUTES = 525_600;

    private static final BigDecimal LEAST_MARK = new BigDecimal("0.01");

    private SettingsForm() {}

    static FormFields filled(CourseSettings settings, long revision, ZoneId zone) {
        return FormFields.blank(zone)
                .put("opens", settings.opens())
                .put("closes", settings.closes())
                .put("attempts", settings.attempts())
                .put("cool-down", minutes(settings.coolDown()))
                .put("time-limit", minutes(settings.timeLimit()))
                .put("pass-mark", percent(settings.passMark()))
                .put("keys", settings.keys())
                .put("feedback", settings.feedback())
                .put("report", settings.report())
                .put(REVISION, revision);
    }

    /** Reads the form; the result counts only if the form has no faults afterwards. */
    static CourseSettings read(FormFields form) {
        Instant opens = form.date("opens");
        Instant closes = form.date("closes");
        if (opens != null && closes != null && !closes.isAfter(opens)) {
            form.refuse("closes", "linking.pick.date.order");
        }
        return new CourseSettings(
                opens,
                closes,
                form.number("attempts", 0, MOST_ATTEMPTS, "teaching.settings.attempts.wrong"),
                duration(form.number("cool-down", 0, MOST_MINUTES, "teaching.settings.minutes.wrong")),
                duration(form.number("time-limit", 0, MOST_MINUTES, "teaching.settings.minutes.wrong")),
                mark(form),
                form.choice("keys", Quiz.KeyTime.class, "teaching.settings.choice.wrong"),
                form.choice("feedback", Quiz.FeedbackTime.class, "teaching.settings.choice.wrong"),
                form.choice("report", Quiz.Report.class, "teaching.settings.choice.wrong"));
    }

    static long revision(FormFields form) {
        String text = form.value(REVISION);
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }

    private static @Nullable BigDecimal mark(FormFields form) {
        String text =
                PercentText.plain(form.value("pass-mark")).replace("%", "").replace(',', '.');
        if (text.isEmpty()) {
            return null;
        }
        BigDecimal percent = text.matches("[0-9]{1,3}(\\.[0-9]{1,2})?") ? new BigDecimal(text) : BigDecimal.ZERO;
        if (percent.compareTo(LEAST_MARK) < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            form.refuse("pass-mark", "teaching.settings.pass-mark.wrong");
            return null;
        }
        return percent.movePointLeft(2);
    }

    private static @Nullable Duration duration(@Nullable Integer minutes) {
        return minutes == null ? null : Duration.ofMinutes(minutes);
    }

    private static @Nullable Long minutes(@Nullable Duration duration) {
        return duration == null ? null : (Long) duration.toMinutes();
    }

    private static @Nullable String percent(@Nullable BigDecimal mark) {
        return mark == null ? null : mark.movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
