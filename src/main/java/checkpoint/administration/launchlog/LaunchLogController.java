package checkpoint.administration.launchlog;

import checkpoint.administration.account.ConsolePage;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The console's page of launches: finds a refusal by its reference, and shows what is refused often. */
@Controller
class LaunchLogController {

    /** As they are given; what else is typed there no database need be asked for. */
    private static final String REFERENCE = "[a-z0-9]{1,40}";

    private final LaunchLog log;
    private final Registrations registrations;
    private final Clock clock;

    LaunchLogController(LaunchLog log, Registrations registrations, Clock clock) {
        this.log = log;
        this.registrations = registrations;
        this.clock = clock;
    }

    @GetMapping("/admin/launches")
    ModelAndView page(
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String platform,
            HttpServletRequest request) {
        String wanted = reference.strip().toLowerCase(Locale.ROOT);
        Long chosen = platform.matches("\\d{1,18}") ? Long.valueOf(platform) : null;
        Instant now = clock.instant();
        Map<String, Object> model = new HashMap<>();
        model.put("reference", wanted);
        model.put(
                "story",
                wanted.matches(REFERENCE) ? log.find(wanted).map(Story::of).orElse(null) : null);
        model.put("platform", chosen);
        model.put(
                "platforms",
                registrations.all().stream()
                        .sorted(Comparator.comparing(Registration::name).thenComparingLong(Registration::id))
                        .toList());
        model.put("names", names());
        model.put("recent", log.recent(chosen));
        model.put("causes", log.causes(chosen, now));
        model.put("browsers", log.browsers(chosen, now));
        model.put("accepted", log.accepted(chosen, now));
        return ConsolePage.of("administration/launchlog/log", request, model);
    }

    private Map<Long, String> names() {
        return registrations.all().stream().collect(Collectors.toMap(Registration::id, Registration::name));
    }
}
