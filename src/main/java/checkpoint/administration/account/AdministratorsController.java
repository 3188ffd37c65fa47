package checkpoint.administration.account;

import checkpoint.administration.account.Administrator.Role;
import checkpoint.administration.account.ChangeAdministrator.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The console's accounts. A change answers with the page itself and not with a redirect: a one-time password is in no address, in no
 * session, and gone with the page.
 */
@Controller
class AdministratorsController {

    static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    private final Administrators administrators;
    private final AddAdministrator adding;
    private final ChangeAdministrator change;

    AdministratorsController(Administrators administrators, AddAdministrator adding, ChangeAdministrator change) {
        this.administrators = administrators;
        this.adding = adding;
        this.change = change;
    }

    @GetMapping("/admin/administrators")
    ModelAndView all(Principal principal, HttpServletRequest request) {
        return page(principal, request, Map.of());
    }

    @PostMapping("/admin/administrators")
    ModelAndView add(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "VIEWER") Role role,
            Principal principal,
            HttpServletRequest request) {
        String name = username.strip();
        if (!USERNAME.matcher(name).matches()) {
            return page(principal, request, Map.of("problem", "account.add.name", "username", name, "role", role));
        }
        Optional<String> password = adding.add(name, role, principal.getName());
        return password.map(given -> page(principal, request, Map.of("shown", given, "of", name)))
                .orElseGet(() -> page(
                        principal, request, Map.of("problem", "account.add.taken", "username", name, "role", role)));
    }

    @PostMapping("/admin/administrators/role")
    ModelAndView role(
            @RequestParam String username, @RequestParam Role role, Principal principal, HttpServletRequest request) {
        return told(change.role(username, role, principal.getName()), username, principal, request);
    }

    @PostMapping("/admin/administrators/disabling")
    ModelAndView disable(@RequestParam String username, Principal principal, HttpServletRequest request) {
        return told(change.disable(username, principal.getName()), username, principal, request);
    }

    @PostMapping("/admin/administrators/enabling")
    ModelAndView enable(@RequestParam String username, Principal principal, HttpServletRequest request) {
        return told(change.enable(username, principal.getName()), username, principal, request);
    }

    @PostMapping("/admin/administrators/one-time-password")
    ModelAndView resetPassword(@RequestParam String username, Principal principal, HttpServletRequest request) {
        return told(change.resetPassword(username, principal.getName()), username, principal, request);
    }

    private ModelAndView told(Outcome outcome, String username, Principal principal, HttpServletRequest request) {
        return switch (outcome) {
            case Outcome.Done done -> page(principal, request, Map.of("said", "account.done", "of", username));
            case Outcome.NewPassword made -> page(principal, request, Map.of("shown", made.password(), "of", username));
            case Outcome.Unknown unknown -> page(principal, request, Map.of("problem", "account.unknown"));
            case Outcome.Oneself oneself -> page(principal, request, Map.of("problem", "account.oneself"));
            case Outcome.TheLast last -> page(principal, request, Map.of("problem", "account.last"));
        };
    }

    private ModelAndView page(Principal principal, HttpServletRequest request, Map<String, ?> further) {
        Map<String, Object> model = new HashMap<>(further);
        model.put("administrators", administrators.all());
        model.put("me", principal.getName());
        return ConsolePage.of("administration/account/administrators", request, model);
    }
}
