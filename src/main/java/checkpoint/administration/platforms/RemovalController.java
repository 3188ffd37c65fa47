package checkpoint.administration.platforms;

import checkpoint.administration.account.ConsolePage;
import checkpoint.platform.admission.Change;
import checkpoint.platform.admission.EraseRegistration;
import checkpoint.platform.admission.RemoveRegistration;
import checkpoint.tool.refusal.Refusal;
import checkpoint.tool.setup.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Removing a platform: first what hangs on it, then its client id typed again, then it is gone with everything. */
@Controller
class RemovalController {

    private final PlatformViews views;
    private final EraseRegistration erasure;
    private final RemoveRegistration removal;
    private final PublicUrl publicUrl;

    RemovalController(PlatformViews views, EraseRegistration erasure, RemoveRegistration removal, PublicUrl publicUrl) {
        this.views = views;
        this.erasure = erasure;
        this.removal = removal;
        this.publicUrl = publicUrl;
    }

    @GetMapping("/admin/platforms/{id}/removal")
    ModelAndView ask(@PathVariable long id, HttpServletRequest request) {
        return page(views.require(id), "", request);
    }

    @PostMapping("/admin/platforms/{id}/removal")
    ModelAndView remove(
            @PathVariable long id,
            @RequestParam(name = "client-id", defaultValue = "") String clientId,
            Principal principal,
            HttpServletRequest request) {
        PlatformView platform = views.require(id);
        if (!clientId.strip().equals(platform.of().clientId())) {
            return page(platform, "console.removal.differs", request);
        }
        Change change = removal.remove(id, principal.getName());
        return switch (change) {
            case DONE -> new ModelAndView(new RedirectView(publicUrl.to("/admin?said=removed")));
            case UNKNOWN -> throw Refusal.of(ConsoleReason.UNKNOWN_PLATFORM);
            case LOCKED -> throw Refusal.of(ConsoleReason.LOCKED);
            case NOT_NOW, TAKEN ->
                new ModelAndView(new RedirectView(publicUrl.to(platform.path() + "?said=not-while-active")));
        };
    }

    private ModelAndView page(PlatformView platform, String problem, HttpServletRequest request) {
        return ConsolePage.of(
                "administration/platforms/removal",
                request,
                Map.of(
                        "platform",
                        platform,
                        "holdings",
                        erasure.holdings(platform.of().id()),
                        "problem",
                        problem));
    }
}
