package checkpoint.administration.checkup;

import checkpoint.administration.account.ConsolePage;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.refusal.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page that checks a platform. A POST runs the checks, as it sends requests; it changes nothing and can be repeated. */
@Controller
class CheckUpController {

    private final Registrations registrations;
    private final Clusters clusters;
    private final CheckUp checkUp;

    CheckUpController(Registrations registrations, Clusters clusters, CheckUp checkUp) {
        this.registrations = registrations;
        this.clusters = clusters;
        this.checkUp = checkUp;
    }

    @GetMapping("/admin/platforms/{id}/check-up")
    ModelAndView ask(@PathVariable long id, HttpServletRequest request) {
        return page(platform(id), null, request);
    }

    @PostMapping("/admin/platforms/{id}/check-up")
    ModelAndView run(@PathVariable long id, HttpServletRequest request) {
        Registration platform = platform(id);
        return page(platform, checkUp.run(platform), request);
    }

    private Registration platform(long id) {
        Registration platform = registrations
                .byId(id)
                .orElseThrow(() -> Refusal.of(CheckUpReason.UNKNOWN_PLATFORM, "registration " + id));
        clusters.enter(id);
        return platform;
    }

    private static ModelAndView page(
            Registration platform, @Nullable List<Finding> findings, HttpServletRequest request) {
        Map<String, Object> model = new HashMap<>();
        model.put("platform", platform);
        model.put("findings", findings);
        return ConsolePage.of("administration/checkup/check-up", request, model);
    }
}
