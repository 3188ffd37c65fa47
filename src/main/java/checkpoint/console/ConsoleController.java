package checkpoint.console;

import checkpoint.registration.Registration;
import checkpoint.registration.Registrations;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The console's pages. Never reachable by a launch, never framed. */
@Controller
class ConsoleController {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;

    private final Registrations registrations;
    private final PlatformList list;
    private final Administrators administrators;
    private final PasswordEncoder encoder;

    ConsoleController(
            Registrations registrations, PlatformList list, Administrators administrators, PasswordEncoder encoder) {
        this.registrations = registrations;
        this.list = list;
        this.administrators = administrators;
        this.encoder = encoder;
    }

    @GetMapping("/admin")
    ModelAndView overview(@RequestParam(required = false) @Nullable String reference, HttpServletRequest request) {
        Map<String, Object> model = new HashMap<>();
        List<Registration> platforms = registrations.all().stream()
                .sorted(Comparator.comparing(Registration::name).thenComparingLong(Registration::id))
                .toList();
        model.put("platforms", platforms);
        model.put("deployments", list.deployments());
        String wanted = reference == null ? "" : reference.strip();
        model.put("reference", wanted);
        model.put("refusals", wanted.isEmpty() ? list.recentRefusals() : list.refusal(wanted));
        return page("console/overview", request, model);
    }

    @GetMapping("/admin/login")
    ModelAndView signIn(
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String wait,
            HttpServletRequest request) {
        Map<String, Object> model = new HashMap<>();
        model.put("problem", wait != null ? "console.login.wait" : error != null ? "console.login.wrong" : "");
        return page("console/login", request, model);
    }

    @GetMapping("/admin/password")
    ModelAndView passwordForm(HttpServletRequest request) {
        return page("console/password", request, new HashMap<>(Map.of("problem", "")));
    }

    /** Changes the password and signs out: the next sign-in is with the new one. */
    @PostMapping("/admin/password")
    ModelAndView changePassword(
            @RequestParam String password,
            @RequestParam String again,
            Principal principal,
            HttpServletRequest request) {
        String problem = problem(password, again, principal.getName());
        if (!problem.isEmpty()) {
            return page("console/password", request, new HashMap<>(Map.of("problem", problem)));
        }
        administrators.changePassword(principal.getName(), encoder.encode(password));
        request.getSession().invalidate();
        return page("console/password-changed", request, new HashMap<>());
    }

    private String problem(String password, String again, String username) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            return "console.password.length";
        }
        if (!password.equals(again)) {
            return "console.password.differ";
        }
        return administrators
                        .find(username)
                        .filter(found -> encoder.matches(password, found.password()))
                        .isPresent()
                ? "console.password.same"
                : "";
    }

    private static ModelAndView page(String view, HttpServletRequest request, Map<String, Object> model) {
        model.put("csrf", request.getAttribute(CsrfToken.class.getName()));
        return new ModelAndView(view, model);
    }
}
