package checkpoint.administration.account;

import checkpoint.tool.audit.AuditLog;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The sign-in page, and where an administrator chooses their own password. */
@Controller
class SignInController {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;

    private final Administrators administrators;
    private final PasswordEncoder encoder;
    private final AuditLog audit;

    SignInController(Administrators administrators, PasswordEncoder encoder, AuditLog audit) {
        this.administrators = administrators;
        this.encoder = encoder;
        this.audit = audit;
    }

    @GetMapping("/admin/login")
    ModelAndView signIn(
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String wait,
            HttpServletRequest request) {
        String problem = wait != null ? "account.login.wait" : error != null ? "account.login.wrong" : "";
        return ConsolePage.of("administration/account/login", request, Map.of("problem", problem));
    }

    @GetMapping("/admin/password")
    ModelAndView passwordForm(Principal principal, HttpServletRequest request) {
        return passwordForm(principal.getName(), "", request);
    }

    private ModelAndView passwordForm(String username, String problem, HttpServletRequest request) {
        boolean must = administrators
                .find(username)
                .map(Administrator::passwordMustChange)
                .orElse(false);
        return ConsolePage.of("administration/account/password", request, Map.of("problem", problem, "must", must));
    }

    /** Changes the password and signs out everywhere: the next sign-in is with the new one. */
    @PostMapping("/admin/password")
    ModelAndView changePassword(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            Principal principal,
            HttpServletRequest request) {
        String problem = problem(password, again, principal.getName());
        if (!problem.isEmpty()) {
            return passwordForm(principal.getName(), problem, request);
        }
        administrators.changePassword(principal.getName(), encoder.encode(password), false);
        audit.record(principal.getName(), "change-password", principal.getName(), null);
        request.getSession().invalidate();
        return ConsolePage.of("administration/account/password-changed", request, Map.of());
    }

    private String problem(String password, String again, String username) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            return "account.password.length";
        }
        if (!password.equals(again)) {
            return "account.password.differ";
        }
        return administrators
                        .encodedPassword(username)
                        .filter(found -> encoder.matches(password, found))
                        .isPresent()
                ? "account.password.same"
                : "";
    }
}
