package checkpoint.launch.login;

import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.refusal.Refusal;
import java.util.List;
import org.springframework.stereotype.Component;

/** The registrations that logins name. */
@Component
class LoginPlatforms {

    private final Registrations registrations;

    LoginPlatforms(Registrations registrations) {
        this.registrations = registrations;
    }

    /** Found by issuer and client id, or by the issuer alone where it has one registration; refused where it is unknown or not active. */
    Registration of(LoginInitiation login) {
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
}
