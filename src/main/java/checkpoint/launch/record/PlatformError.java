package checkpoint.launch.record;

import checkpoint.launch.login.LoginAgain;
import checkpoint.launch.login.LoginState;
import checkpoint.launch.login.StateSeal;
import checkpoint.launch.token.LaunchReason;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.refusal.Refusal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A platform's error instead of an id token (OpenID Connect Core 3.1.2.6). Only its code is kept, which is not personal data; the
 * words that come with it are anybody's and are not shown.
 */
@Component
class PlatformError {

    private final StateSeal seal;
    private final Registrations registrations;
    private final LoginAgain again;

    PlatformError(StateSeal seal, Registrations registrations, LoginAgain again) {
        this.seal = seal;
        this.registrations = registrations;
        this.again = again;
    }

    /**
     * Describes the error to its reader.
     *
     * @param state must be ours where one came with the error; with it we know whom we asked
     */
    Refusal refusal(String error, Optional<String> state) {
        String code = error.matches("[a-z_]{1,60}") ? error : "an unreadable error";
        Refusal refusal = Refusal.of(reason(code), code);
        if (state.isEmpty()) {
            return refusal;
        }
        LoginState ours = seal.open(state.get());
        Optional<Registration> platform = registrations.byId(ours.registration());
        return reason(code) == LaunchReason.PLATFORM_WANTS_SIGN_IN && platform.isPresent()
                // A new window is first-party to the platform too, which then sees its own session.
                ? refusal.at(ours.registration())
                        .goingOn(again.of(ours, platform.get()).orElse(null))
                : refusal.at(ours.registration());
    }

    private static LaunchReason reason(String code) {
        return switch (code) {
            case "login_required", "interaction_required", "account_selection_required", "consent_required" ->
                LaunchReason.PLATFORM_WANTS_SIGN_IN;
            case "unauthorized_client", "access_denied" -> LaunchReason.PLATFORM_REFUSES_TOOL;
            case "launch_no_longer_valid" -> LaunchReason.PLATFORM_SAYS_USED;
            default -> LaunchReason.PLATFORM_SENT_ERROR;
        };
    }
}
