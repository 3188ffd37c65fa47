package checkpoint.login;

import checkpoint.registration.Registration;
import checkpoint.registration.Registrations;
import checkpoint.tool.PublicUrl;
import checkpoint.tool.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.ModelAndView;

/**
 * Third-party login initiation (security framework 5.1.1.1) and our authentication request (5.1.1.2). Nothing is stored. The
 * platform is asked only once the browser's proof is in hand, since its hints work once: a browser that we know brings its
 * cookie; a new one is sent here once more, to see whether the cookie came back; where it did not, a button goes on in a
 * window of its own, where a first-party cookie works.
 */
@Controller
class LoginController {

    private static final int LONGEST = 8_192;
    private static final String STEP = "checkpoint_step";

    /** What came before this request. */
    private enum Step {
        PROBED,
        WINDOW,
        WINDOW_PROBED
    }

    private final Registrations registrations;
    private final BrowserProof proofs;
    private final StateSeal seal;
    private final PublicUrl publicUrl;
    private final SecureRandom random;
    private final Clock clock;

    LoginController(
            Registrations registrations,
            BrowserProof proofs,
            StateSeal seal,
            PublicUrl publicUrl,
            SecureRandom random,
            Clock clock) {
        this.registrations = registrations;
        this.proofs = proofs;
        this.seal = seal;
        this.publicUrl = publicUrl;
        this.random = random;
        this.clock = clock;
    }

    @RequestMapping(
            path = "/lti/login",
            method = {RequestMethod.GET, RequestMethod.POST})
    @Nullable
    ModelAndView login(HttpServletRequest request, HttpServletResponse response) {
        Parameters parameters = new Parameters(request, LoginReason.NOT_A_LOGIN, LONGEST);
        LoginInitiation login = LoginInitiation.of(parameters);
        Registration registration = registration(login);
        Optional<String> proof = proofs.of(request);
        if (proof.isPresent()) {
            // Where platform storage is offered it joins here, before the platform is asked.
            redirect(response, HttpServletResponse.SC_FOUND, authenticationRequest(registration, login, proof.get()));
            return null;
        }
        return seekProof(step(parameters), login, registration, response);
    }

    private @Nullable ModelAndView seekProof(
            @Nullable Step step, LoginInitiation login, Registration registration, HttpServletResponse response) {
        if (step == Step.PROBED) {
            Map<String, Object> model = Map.of(
                    "action",
                    publicUrl.at("/lti/login"),
                    "fields",
                    login.fields(STEP, Step.WINDOW.name()),
                    "platform",
                    registration.name(),
                    "postsElsewhere",
                    true);
            return new ModelAndView("login/new-window", model);
        }
        if (step == Step.WINDOW_PROBED) {
            throw Refusal.of(LoginReason.COOKIES_OFF).at(registration.id());
        }
        Step next = step == Step.WINDOW ? Step.WINDOW_PROBED : Step.PROBED;
        response.addHeader(HttpHeaders.SET_COOKIE, proofs.newCookie().toString());
        redirect(
                response,
                HttpServletResponse.SC_SEE_OTHER,
                url(publicUrl.to("/lti/login"), login.fields(STEP, next.name())));
        return null;
    }

    private Registration registration(LoginInitiation login) {
        Registration found;
        if (login.clientId() != null) {
            found = registrations.find(login.issuer(), login.clientId()).orElseThrow(() -> unknown(login));
        } else {
            List<Registration> all = registrations.ofIssuer(login.issuer());
            if (all.size() > 1) {
                throw Refusal.of(LoginReason.AMBIGUOUS_PLATFORM, all.size() + " registrations of this issuer");
            }
            found = all.stream().findFirst().orElseThrow(() -> unknown(login));
        }
        if (found.status() != Registration.Status.ACTIVE) {
            throw Refusal.of(LoginReason.PLATFORM_NOT_ACTIVE, found.status().name())
                    .at(found.id());
        }
        return found;
    }

    private static Refusal unknown(LoginInitiation login) {
        return Refusal.of(LoginReason.UNKNOWN_PLATFORM, "issuer " + login.issuer() + ", client id " + login.clientId());
    }

    private String authenticationRequest(Registration registration, LoginInitiation login, String proof) {
        String nonce = unguessable();
        LoginState state = new LoginState(
                registration.id(),
                nonce,
                login.targetLinkUri(),
                login.deploymentId(),
                BrowserProof.digest(proof),
                clock.instant());
        Map<String, String> query = new LinkedHashMap<>();
        query.put("scope", "openid");
        query.put("response_type", "id_token");
        query.put("response_mode", "form_post");
        query.put("prompt", "none");
        query.put("client_id", registration.clientId());
        query.put("redirect_uri", publicUrl.to("/lti/launch"));
        query.put("login_hint", login.loginHint());
        if (login.messageHint() != null) {
            query.put("lti_message_hint", login.messageHint());
        }
        query.put("state", seal.seal(state));
        query.put("nonce", nonce);
        return url(registration.authorizationEndpoint().toString(), query);
    }

    private String unguessable() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static @Nullable Step step(Parameters parameters) {
        String given = parameters.find(STEP).orElse("");
        for (Step step : Step.values()) {
            if (step.name().equals(given)) {
                return step;
            }
        }
        return null;
    }

    private static String url(String base, Map<String, String> query) {
        StringBuilder url = new StringBuilder(1_024).append(base);
        char separator = base.indexOf('?') < 0 ? '?' : '&';
        for (Map.Entry<String, String> one : query.entrySet()) {
            url.append(separator)
                    .append(one.getKey())
                    .append('=')
                    .append(URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return url.toString();
    }

    private static void redirect(HttpServletResponse response, int status, String location) {
        response.setStatus(status);
        response.setHeader(HttpHeaders.LOCATION, location);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
