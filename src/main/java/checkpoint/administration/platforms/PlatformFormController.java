package checkpoint.administration.platforms;

import checkpoint.administration.account.ConsolePage;
import checkpoint.platform.admission.AddRegistration;
import checkpoint.platform.admission.Change;
import checkpoint.platform.admission.EditRegistration;
import checkpoint.platform.outbound.Outbound;
import checkpoint.tool.refusal.Refusal;
import checkpoint.tool.setup.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Registering a platform by form, and correcting one. */
@Controller
class PlatformFormController {

    private final PlatformViews views;
    private final AddRegistration adding;
    private final EditRegistration editing;
    private final Outbound outbound;
    private final PublicUrl publicUrl;

    PlatformFormController(
            PlatformViews views,
            AddRegistration adding,
            EditRegistration editing,
            Outbound outbound,
            PublicUrl publicUrl) {
        this.views = views;
        this.adding = adding;
        this.editing = editing;
        this.outbound = outbound;
        this.publicUrl = publicUrl;
    }

    @GetMapping("/admin/platforms/new")
    ModelAndView blank(HttpServletRequest request) {
        return page(PlatformForm.empty(), null, request);
    }

    @PostMapping("/admin/platforms/new")
    ModelAndView add(Principal principal, HttpServletRequest request) {
        PlatformForm form = PlatformForm.typed(request::getParameter, outbound::permits);
        if (!form.isFine()) {
            return page(form, null, request);
        }
        OptionalLong added = adding.byHand(form.particulars(), principal.getName());
        return added.isPresent()
                ? to("/admin/platforms/" + added.getAsLong() + "?said=added")
                : page(form.with(PlatformForm.CLIENT_ID, "console.form.taken"), null, request);
    }

    @GetMapping("/admin/platforms/{id}/edit")
    ModelAndView filled(@PathVariable long id, HttpServletRequest request) {
        PlatformView platform = changeable(id);
        return page(PlatformForm.of(platform.of()), platform, request);
    }

    @PostMapping("/admin/platforms/{id}/edit")
    ModelAndView edit(@PathVariable long id, Principal principal, HttpServletRequest request) {
        PlatformView platform = changeable(id);
        Map<String, String> fixed = Map.of(
                PlatformForm.ISSUER, platform.of().issuer(),
                PlatformForm.CLIENT_ID, platform.of().clientId());
        PlatformForm form =
                PlatformForm.typed(field -> fixed.getOrDefault(field, request.getParameter(field)), outbound::permits);
        if (!form.isFine()) {
            return page(form, platform, request);
        }
        Change change = editing.edit(id, form.particulars(), principal.getName());
        return switch (change) {
            case DONE -> to(platform.path() + "?said=edited");
            case NOT_NOW, TAKEN -> to(platform.path() + "?said=not-now");
            case UNKNOWN -> throw Refusal.of(ConsoleReason.UNKNOWN_PLATFORM);
            case LOCKED -> throw Refusal.of(ConsoleReason.LOCKED);
        };
    }

    private PlatformView changeable(long id) {
        PlatformView platform = views.require(id);
        if (platform.isLocked()) {
            throw Refusal.of(ConsoleReason.LOCKED).at(id);
        }
        return platform;
    }

    private ModelAndView page(PlatformForm form, @Nullable PlatformView platform, HttpServletRequest request) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("base", publicUrl.value().toString());
        if (platform != null) {
            model.put("platform", platform);
        }
        return ConsolePage.of("administration/platforms/form", request, model);
    }

    private ModelAndView to(String path) {
        return new ModelAndView(new RedirectView(publicUrl.to(path)));
    }
}
