package checkpoint.administration.testlaunch;

import checkpoint.administration.account.ConsolePage;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.refusal.Refusal;
import checkpoint.tool.setup.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The console's page of a platform's test launch: what to put into the LMS, and what came of it. */
@Controller
class TestLaunchController {

    private final Registrations registrations;
    private final Clusters clusters;
    private final TestLaunches tests;
    private final ArmTest arm;
    private final PublicUrl publicUrl;
    private final Clock clock;

    TestLaunchController(
            Registrations registrations,
            Clusters clusters,
            TestLaunches tests,
            ArmTest arm,
            PublicUrl publicUrl,
            Clock clock) {
        this.registrations = registrations;
        this.clusters = clusters;
        this.tests = tests;
        this.arm = arm;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @GetMapping("/admin/platforms/{id}/test-launch")
    ModelAndView page(@PathVariable long id, HttpServletRequest request) {
        Registration platform = platform(id);
        StoredTestLaunch armed = tests.find(id, clock.instant()).orElse(null);
        Map<String, Object> model = new HashMap<>();
        model.put("platform", platform);
        model.put("armed", armed);
        model.put("target", armed == null ? "" : publicUrl.to("/lti/test/" + armed.code()));
        return ConsolePage.of("administration/testlaunch/console", request, model);
    }

    @PostMapping("/admin/platforms/{id}/test-launch")
    ModelAndView arm(@PathVariable long id, Principal administrator) {
        Registration platform = platform(id);
        arm.arm(id, platform.issuer() + " " + platform.clientId(), administrator.getName());
        RedirectView back = new RedirectView(publicUrl.to("/admin/platforms/" + id + "/test-launch"));
        back.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(back);
    }

    private Registration platform(long id) {
        Registration platform = registrations
                .byId(id)
                .orElseThrow(() -> Refusal.of(TestLaunchReason.UNKNOWN_PLATFORM, "registration " + id));
        clusters.enter(id);
        return platform;
    }
}
