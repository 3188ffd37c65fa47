package checkpoint.launch.login;

import checkpoint.platform.registration.Registration;
import checkpoint.tool.refusal.WayOn;
import checkpoint.tool.setup.PublicUrl;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The login once more, in a new window: at step 1, with the same parameters but for the offer of platform storage. */
@Component
public class LoginAgain {

    private final PublicUrl publicUrl;

    LoginAgain(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    WayOn of(LoginInitiation login) {
        return new WayOn(publicUrl.at("/lti/login"), login.inNewWindow(), true);
    }

    /** The same, for a login that has already asked the platform; whether its hints work again is the platform's choice. */
    public Optional<WayOn> of(LoginState state, Registration registration) {
        LoginState.Hints hints = state.hints();
        return hints == null
                ? Optional.empty()
                : Optional.of(of(new LoginInitiation(
                        registration.issuer(),
                        hints.login(),
                        state.target(),
                        hints.message(),
                        registration.clientId(),
                        state.deployment(),
                        null)));
    }
}
