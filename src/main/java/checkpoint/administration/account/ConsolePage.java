package checkpoint.administration.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.ModelAndView;

/** A page of the console with what every such page needs: the CSRF token, and whether its reader may change things. */
public final class ConsolePage {

    private ConsolePage() {}

    /** The page of a template, whose parameters {@code csrf} and {@code mayChange} are filled. */
    public static ModelAndView of(String view, HttpServletRequest request, Map<String, ?> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("csrf", request.getAttribute(CsrfToken.class.getName()));
        all.put("mayChange", mayChange(request));
        return new ModelAndView(view, all);
    }

    private static boolean mayChange(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication who
                && who.getAuthorities().stream()
                        .anyMatch(one -> Administrator.Role.ADMINISTRATOR.name().equals(one.getAuthority()));
    }
}
