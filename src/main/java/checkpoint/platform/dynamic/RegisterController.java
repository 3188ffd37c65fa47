package checkpoint.platform.dynamic;

import checkpoint.platform.dynamic.RegisterWithPlatform.Registered;
import checkpoint.platform.registration.Registration.Status;
import checkpoint.tool.refusal.Refusal;
import checkpoint.tool.setup.Origins;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where a platform's administrator arrives from the platform, in a frame or a window. It acts at once and then says what happened;
 * what it makes waits for an administrator of this tool, who sees where it lives.
 */
@Controller
class RegisterController {

    private static final int LONGEST_ADDRESS = 2_000;
    private static final int LONGEST_TOKEN = 6_000;

    /** RFC 6750, 2.1: what a bearer token may be made of; nothing that would begin another header. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /** The families whose next steps have their own words. */
    private static final Set<String> FAMILIES = Set.of("moodle", "canvas");

    private final RegisterWithPlatform registering;

    RegisterController(RegisterWithPlatform registering) {
        this.registering = registering;
    }

    @GetMapping("/lti/register")
    ModelAndView register(HttpServletRequest request) {
        URI configuration = address(one(request, "openid_configuration", LONGEST_ADDRESS)
                .orElseThrow(() -> Refusal.of(RegistrationReason.NOT_A_REGISTRATION, "no openid_configuration")));
        registering.requireOpen(configuration);
        Optional<String> token = one(request, "registration_token", LONGEST_TOKEN);
        if (token.filter(given -> !TOKEN.matcher(given).matches()).isPresent()) {
            throw Refusal.of(RegistrationReason.NOT_A_REGISTRATION, "registration_token is none");
        }
        return page(registering.register(configuration, token.orElse(null)));
    }

    private static ModelAndView page(Registered registered) {
        String product = registered.product();
        String family = product == null ? "" : product.toLowerCase(Locale.ROOT);
        Map<String, Object> model = new HashMap<>();
        model.put("name", registered.registration().name());
        model.put("clientId", registered.registration().clientId());
        model.put("updated", registered.updated());
        model.put("waiting", registered.registration().status() == Status.PENDING);
        model.put("family", FAMILIES.contains(family) ? family : "other");
        return new ModelAndView("platform/dynamic/registered", model);
    }

    private static Optional<String> one(HttpServletRequest request, String name, int longest) {
        String[] given = request.getParameterValues(name);
        if (given == null || given[0].isEmpty()) {
            return Optional.empty();
        }
        if (given.length > 1 || given[0].length() > longest) {
            throw Refusal.of(RegistrationReason.NOT_A_REGISTRATION, name + " twice or too long");
        }
        return Optional.of(given[0]);
    }

    private static URI address(String text) {
        try {
            URI uri = new URI(text);
            if (Origins.isWeb(uri) && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Falls through: it is none.
        }
        throw Refusal.of(RegistrationReason.NOT_A_REGISTRATION, "openid_configuration is not an address");
    }
}
