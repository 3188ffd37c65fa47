package checkpoint.administration.platforms;

import checkpoint.administration.account.ConsolePage;
import checkpoint.platform.admission.Admission;
import checkpoint.platform.admission.Change;
import checkpoint.tool.page.Severity;
import checkpoint.tool.refusal.Refusal;
import checkpoint.tool.setup.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The console's front page: platforms that wait, those that are known, and each one's own page. */
@Controller
class PlatformsController {

    /** Messages that may follow a change, by a word in the address. The words are fixed, so that no link can show anything else. */
    private static final Map<String, Severity> SAID = Map.of(
            "approved", Severity.SUCCESS,
            "refused", Severity.SUCCESS,
            "suspended", Severity.SUCCESS,
            "resumed", Severity.SUCCESS,
            "added", Severity.SUCCESS,
            "edited", Severity.SUCCESS,
            "removed", Severity.SUCCESS,
            "not-now", Severity.WARNING,
            "not-while-active", Severity.WARNING);

    private static final Duration WEEK = Duration.ofDays(7);

    private final PlatformViews views;
    private final PlatformList list;
    private final Admission admission;
    private final PublicUrl publicUrl;
    private final Clock clock;

    PlatformsController(PlatformViews views, PlatformList list, Admission admission, PublicUrl publicUrl, Clock clock) {
        this.views = views;
        this.list = list;
        this.admission = admission;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @GetMapping("/admin")
    ModelAndView all(@RequestParam(defaultValue = "") String said, HttpServletRequest request) {
        Map<String, Object> model = new HashMap<>(said(said));
        List<PlatformView> platforms = views.all();
        model.put("pending", platforms.stream().filter(PlatformView::isPending).toList());
        model.put("known", platforms.stream().filter(one -> !one.isPending()).toList());
        model.put("left", list.leftBehind());
        model.put("register", publicUrl.to("/lti/register"));
        model.put("refused", list.refusedSince(clock.instant().minus(WEEK)));
        return ConsolePage.of("administration/platforms/platforms", request, model);
    }

    @GetMapping("/admin/platforms/{id}")
    ModelAndView one(@PathVariable long id, @RequestParam(defaultValue = "") String said, HttpServletRequest request) {
        Map<String, Object> model = new HashMap<>(said(said));
        model.put("platform", views.require(id));
        model.put("deployments", list.deployments(id));
        return ConsolePage.of("administration/platforms/platform", request, model);
    }

    @PostMapping("/admin/platforms/{id}/approval")
    RedirectView approve(@PathVariable long id, Principal principal) {
        return told(admission.approve(id, principal.getName()), "/admin", "approved");
    }

    @PostMapping("/admin/platforms/{id}/refusal")
    RedirectView refuse(@PathVariable long id, Principal principal) {
        return told(admission.refuse(id, principal.getName()), "/admin", "refused");
    }

    @PostMapping("/admin/platforms/{id}/suspension")
    RedirectView suspend(@PathVariable long id, Principal principal) {
        return told(admission.suspend(id, principal.getName()), "/admin/platforms/" + id, "suspended");
    }

    @PostMapping("/admin/platforms/{id}/resumption")
    RedirectView resume(@PathVariable long id, Principal principal) {
        return told(admission.resume(id, principal.getName()), "/admin/platforms/" + id, "resumed");
    }

    private RedirectView told(Change change, String path, String said) {
        return switch (change) {
            case DONE -> to(path, said);
            case NOT_NOW, TAKEN -> to(path, "not-now");
            case UNKNOWN -> throw Refusal.of(ConsoleReason.UNKNOWN_PLATFORM);
            case LOCKED -> throw Refusal.of(ConsoleReason.LOCKED);
        };
    }

    private RedirectView to(String path, String said) {
        return new RedirectView(publicUrl.to(path) + "?said=" + said);
    }

    private static Map<String, Object> said(String said) {
        return SAID.containsKey(said) ? Map.of("said", said, "severity", SAID.get(said)) : Map.of();
    }
}
