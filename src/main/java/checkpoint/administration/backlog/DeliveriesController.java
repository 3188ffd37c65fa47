package checkpoint.administration.backlog;

import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.audit.AuditLog;
import checkpoint.tool.cluster.Clusters;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The console's page of deliveries: what waits at each platform, what was sent last, pause and resume. */
@Controller
class DeliveriesController {

    private final Backlog backlog;
    private final RecentSends sends;
    private final DeliveryPauses pauses;
    private final Registrations registrations;
    private final Clusters clusters;
    private final AuditLog audit;
    private final TransactionOperations transaction;
    private final Clock clock;

    DeliveriesController(
            Backlog backlog,
            RecentSends sends,
            DeliveryPauses pauses,
            Registrations registrations,
            Clusters clusters,
            AuditLog audit,
            TransactionOperations transaction,
            Clock clock) {
        this.backlog = backlog;
        this.sends = sends;
        this.pauses = pauses;
        this.registrations = registrations;
        this.clusters = clusters;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping("/admin/deliveries")
    ModelAndView deliveries(@RequestParam(required = false) @Nullable Long platform, HttpServletRequest request) {
        Map<Long, Backlog.Counts> counts = backlog.counts();
        Map<Long, Backlog.Last> last = backlog.last();
        List<Registration> all = registrations.all().stream()
                .sorted(Comparator.comparing(Registration::name).thenComparingLong(Registration::id))
                .toList();
        Map<String, Object> model = new HashMap<>();
        model.put(
                "platforms",
                all.stream()
                        .map(one -> row(one, counts.get(one.id()), last.get(one.id())))
                        .toList());
        model.put(
                "sends",
                sends.of(all.stream()
                        .map(Registration::id)
                        .filter(id -> platform == null || platform.equals(id))
                        .toList()));
        model.put("csrf", request.getAttribute(CsrfToken.class.getName()));
        return new ModelAndView("administration/backlog/deliveries", model);
    }

    @PostMapping("/admin/deliveries/pause")
    String pause(@RequestParam long platform, Principal principal) {
        clusters.enter(platform);
        transaction.executeWithoutResult(status -> {
            if (registrations.byId(platform).isPresent() && pauses.pause(platform, principal.getName())) {
                audit.record(principal.getName(), "pause-deliveries", subject(platform), null);
            }
        });
        return "redirect:/admin/deliveries";
    }

    @PostMapping("/admin/deliveries/resume")
    String resume(@RequestParam long platform, Principal principal) {
        clusters.enter(platform);
        transaction.executeWithoutResult(status -> {
            if (pauses.resume(platform)) {
                audit.record(principal.getName(), "resume-deliveries", subject(platform), null);
            }
        });
        return "redirect:/admin/deliveries";
    }

    private String subject(long platform) {
        return registrations
                .byId(platform)
                .map(found -> found.issuer() + " " + found.clientId())
                .orElse(String.valueOf(platform));
    }

    private PlatformRow row(Registration registration, Backlog.@Nullable Counts counts, Backlog.@Nullable Last last) {
        Backlog.Counts count = counts == null ? Backlog.Counts.NONE : counts;
        Instant oldest = count.oldest();
        return new PlatformRow(
                registration,
                Clusters.hasMissed(registration.place().cluster()),
                count,
                oldest == null ? null : Age.of(Duration.between(oldest, clock.instant())),
                last == null ? new Backlog.Last(null, null, null, null, null) : last);
    }

    /**
     * A platform of the page. Public for its template.
     *
     * @param away whether its cluster gave no answer, so that nothing is known of it
     */
    record PlatformRow(
            Registration registration,
            boolean away,
            Backlog.Counts counts,
            @Nullable Age oldest,
            Backlog.Last last) {

        /** Whether a move to another cluster has paused it, or has left it paused. */
        public boolean isMoving() {
            return DeliveryPauses.MOVING.equals(last.pausedBy());
        }
    }

    /** A span in its largest unit. */
    record Age(String unit, long amount) {

        static Age of(Duration span) {
            if (span.toDays() > 0) {
                return new Age("days", span.toDays());
            }
            if (span.toHours() > 0) {
                return new Age("hours", span.toHours());
            }
            return span.toMinutes() > 0
                    ? new Age("minutes", span.toMinutes())
                    : new Age("seconds", Math.max(0, span.toSeconds()));
        }
    }
}
