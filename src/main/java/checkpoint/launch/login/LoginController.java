package checkpoint.launch.login;

import checkpoint.launch.login.LoginInitiation.Step;
import checkpoint.platform.registration.Registration;
import checkpoint.tool.refusal.Refusal;
import checkpoint.tool.setup.Origins;
import checkpoint.tool.setup.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.ModelAndView;

/**
 * Third-party login initiation (security framework 5.1.1.1). Nothing is stored. The platform is asked only once the browser's
 * proof is in hand, since its hints work once: a browser that we know brings its cookie; a new one is sent here once more, to
 * see whether the cookie came back; where it did not, the platform's storage is tried if it offered any, and a button goes on in
 * a window of its own, where a first-party cookie works.
 */
@Controller
class LoginController {

    /** The limit of a parameter, in bytes: hints may be long, and encoded characters count three times in an address. */
    private static final int LONGEST = 16_384;

    private final LoginPlatforms platforms;
    private final BrowserProof proofs;
    private final AuthenticationRequest requests;
    private final LoginAgain again;
    private final PublicUrl publicUrl;

    LoginController(
            LoginPlatforms platforms,
            BrowserProof proofs,
            AuthenticationRequest requests,
            LoginAgain again,
            PublicUrl publicUrl) {
        this.platforms = platforms;
        this.proofs = proofs;
        this.requests = requests;
        this.again = again;
        this.publicUrl = publicUrl;
    }

    @RequestMapping(
            path = "/lti/login",
            method = {RequestMethod.GET, RequestMethod.POST})
    @Nullable
    ModelAndView login(HttpServletRequest request, HttpServletResponse response) {
        Parameters parameters = new Parameters(request, LoginReason.NOT_A_LOGIN, LONGEST);
        LoginInitiation login = LoginInitiation.of(parameters);
        Registration registration = platforms.of(login);
        Optional<String> cookie = proofs.of(request);
        if (cookie.isPresent()) {
            LoginState.Proof proof = new LoginState.Proof.Cookie(BrowserProof.digest(cookie.get()));
            AuthenticationRequest.Ready ready = requests.of(registration, login, proof);
            return onward(response, HttpServletResponse.SC_FOUND, ready.endpoint(), ready.fields());
        }
        return seekProof(LoginInitiation.step(parameters), login, registration, response);
    }

    private @Nullable ModelAndView seekProof(
            @Nullable Step step, LoginInitiation login, Registration registration, HttpServletResponse response) {
        if (step == Step.PROBED) {
            return login.storageTarget() == null
                    ? new ModelAndView("launch/login/new-window", newWindow(login, registration))
                    : storage(login, login.storageTarget(), registration);
        }
        if (step == Step.WINDOW_PROBED) {
            throw Refusal.of(publicUrl.isHttps() ? LoginReason.COOKIES_OFF : LoginReason.COOKIES_OFF_OVER_HTTP)
                    .at(registration.id());
        }
        Step next = step == Step.WINDOW ? Step.WINDOW_PROBED : Step.PROBED;
        response.addHeader(HttpHeaders.SET_COOKIE, proofs.newCookie().toString());
        return onward(response, HttpServletResponse.SC_SEE_OTHER, publicUrl.to("/lti/login"), login.after(next));
    }

    /** The page that has the platform keep the proof, and only then asks it; the button is there for when it does not. */
    private ModelAndView storage(LoginInitiation login, String frame, Registration registration) {
        String value = requests.unguessable();
        LoginState.Proof proof = new LoginState.Proof.Storage(StorageProof.digest(value), frame);
        AuthenticationRequest.Ready ready = requests.of(registration, login, proof);
        Map<String, Object> model = newWindow(login, registration);
        boolean fits = AuthenticationRequest.fitsRedirect(ready.url());
        model.put("request", fits ? ready.url() : ready.endpoint());
        model.put("fields", fits ? Map.of() : ready.fields());
        model.put("frame", frame);
        model.put("origin", Origins.of(registration.authorizationEndpoint()).orElse(""));
        model.put("key", StorageProof.key(ready.state()));
        model.put("value", value);
        return new ModelAndView("launch/login/storage", model);
    }

    private Map<String, Object> newWindow(LoginInitiation login, Registration registration) {
        Map<String, Object> model = new HashMap<>();
        model.put("window", again.of(login));
        model.put("platform", registration.name());
        model.put("postsElsewhere", true);
        return model;
    }

    /** By a redirect wherever one can carry it; else by a page whose form posts itself, with a button where no script runs. */
    private static @Nullable ModelAndView onward(
            HttpServletResponse response, int status, String address, Map<String, String> fields) {
        String url = AuthenticationRequest.url(address, fields);
        if (!AuthenticationRequest.fitsRedirect(url)) {
            return new ModelAndView(
                    "launch/login/onward", Map.of("action", address, "fields", fields, "postsElsewhere", true));
        }
        response.setStatus(status);
        response.setHeader(HttpHeaders.LOCATION, url);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return null;
    }
}
