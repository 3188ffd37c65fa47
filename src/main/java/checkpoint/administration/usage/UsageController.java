package checkpoint.administration.usage;

import checkpoint.administration.account.ConsolePage;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.teaching.analysis.Bars;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The console's page of usage. */
@Controller
class UsageController {

    private static final int MONTHS = 12;

    private final ReadUsage usage;
    private final Registrations registrations;
    private final Clock clock;

    UsageController(ReadUsage usage, Registrations registrations, Clock clock) {
        this.usage = usage;
        this.registrations = registrations;
        this.clock = clock;
    }

    @GetMapping("/admin/usage")
    ModelAndView page(@RequestParam(defaultValue = "") String platform, HttpServletRequest request) {
        Long chosen = platform.matches("\\d{1,18}") ? Long.valueOf(platform) : null;
        Instant now = clock.instant();
        LocalDate since = YearMonth.from(now.atOffset(ZoneOffset.UTC))
                .minusMonths(MONTHS - 1)
                .atDay(1);
        List<UsageRow> months = usage.months(chosen, since);
        Map<String, Object> model = new HashMap<>();
        model.put("platform", chosen);
        model.put(
                "platforms",
                registrations.all().stream()
                        .sorted(Comparator.comparing(Registration::name).thenComparingLong(Registration::id))
                        .toList());
        model.put("months", months);
        model.put("launches", bars(months, since));
        model.put("causes", usage.refusals(chosen, since));
        model.put("courses", usage.courses(chosen, now.minus(Duration.ofDays(1))));
        return ConsolePage.of("administration/usage/usage", request, model);
    }

    /** Launches of a year, the oldest month first. */
    static Bars bars(List<UsageRow> months, LocalDate since) {
        long[] launches = new long[MONTHS];
        for (UsageRow row : months) {
            int month = (int) (YearMonth.from(row.month()).getLong(java.time.temporal.ChronoField.PROLEPTIC_MONTH)
                    - YearMonth.from(since).getLong(java.time.temporal.ChronoField.PROLEPTIC_MONTH));
            if (month >= 0 && month < MONTHS) {
                launches[month] += row.launches();
            }
        }
        return Bars.of(launches, i -> false, null);
    }
}
