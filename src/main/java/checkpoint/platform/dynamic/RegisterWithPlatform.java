package checkpoint.platform.dynamic;

import checkpoint.platform.admission.AddRegistration;
import checkpoint.platform.outbound.Outbound;
import checkpoint.platform.registration.Endpoints;
import checkpoint.platform.registration.InstitutionRoles;
import checkpoint.platform.registration.Particulars;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.json.Claims;
import checkpoint.tool.refusal.Refusal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One registration from beginning to end: ask whether strangers are welcome, read the platform's configuration, judge it, register
 * there, keep what came of it. The token is used twice and then forgotten; it is never logged or stored.
 */
@Component
class RegisterWithPlatform {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterWithPlatform.class);
    private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";

    private final AddRegistration adding;
    private final Registrations registrations;
    private final Outbound outbound;
    private final PlatformCalls calls;
    private final JudgeConfiguration judge;
    private final ToolDescription description;

    RegisterWithPlatform(
            AddRegistration adding,
            Registrations registrations,
            Outbound outbound,
            PlatformCalls calls,
            JudgeConfiguration judge,
            ToolDescription description) {
        this.adding = adding;
        this.registrations = registrations;
        this.outbound = outbound;
        this.calls = calls;
        this.judge = judge;
        this.description = description;
    }

    /**
     * The outcome of a registration.
     *
     * @param updated whether the platform was known, and has our newest description now
     */
    record Registered(Registration registration, @Nullable String product, boolean updated) {}

    Registered register(URI address, @Nullable String token) {
        if (adding.isFull() && !isKnown(address)) {
            throw Refusal.of(RegistrationReason.TOO_MANY_WAITING);
        }
        if (!outbound.permits(address)) {
            throw Refusal.of(RegistrationReason.ADDRESS_FORBIDDEN, "scheme " + address.getScheme());
        }
        PlatformConfiguration platform = judge.judge(calls.configuration(address, token), address);
        Claims answer =
                calls.register(platform.registrationEndpoint(), description.registration(platform.offer()), token);
        return keep(platform, answer);
    }

    /** Refused before anything is asked of anybody; a platform that is known may always fetch our newest description. */
    void requireOpen(URI address) {
        if (!adding.welcomesStrangers() && !isKnown(address)) {
            throw Refusal.of(RegistrationReason.CLOSED);
        }
    }

    private boolean isKnown(URI address) {
        return registrations.all().stream().anyMatch(one -> Endpoints.isAtHome(one.issuer(), address));
    }

    private Registered keep(PlatformConfiguration platform, Claims answer) {
        String clientId = answer.identifier("client_id")
                .orElseThrow(() -> Refusal.of(RegistrationReason.ANSWER_UNUSABLE, "no usable client_id"));
        String deployment = answer.claims(TOOL).identifier("deployment_id").orElse(null);
        String product = platform.offer().product();
        Optional<Registration> known = registrations.find(platform.issuer(), clientId);
        if (known.isPresent()) {
            return updated(known.get(), platform);
        }
        if (!adding.welcomesStrangers()) {
            throw Refusal.of(RegistrationReason.CLOSED);
        }
        Particulars particulars = new Particulars(
                cut(platform.name()),
                platform.issuer(),
                clientId,
                platform.authorizationEndpoint(),
                platform.tokenEndpoint(),
                platform.jwksUri(),
                platform.tokenAudience(),
                List.of(),
                null,
                InstitutionRoles.LEARNERS);
        long id = adding.byItself(particulars, product, deployment)
                .orElseThrow(() -> Refusal.of(
                        RegistrationReason.KNOWN_ALREADY, "issuer " + platform.issuer() + ", client id " + clientId));
        Registration made = registrations.byId(id).orElseThrow();
        LOG.info("Registration {} was made by {} itself: {}", id, product, made.status());
        return new Registered(made, product, false);
    }

    /**
     * Moodle's "Update", which registers again under the same client id: the platform has our newest scopes and claims now. Here
     * nothing changes, since nothing that arrives this way changes a platform that is known; one whose addresses differ is left to an
     * administrator.
     */
    private static Registered updated(Registration known, PlatformConfiguration platform) {
        boolean same = known.authorizationEndpoint().equals(platform.authorizationEndpoint())
                && known.tokenEndpoint().equals(platform.tokenEndpoint())
                && known.jwksUri().equals(platform.jwksUri());
        if (!same) {
            throw Refusal.of(
                    RegistrationReason.KNOWN_ALREADY,
                    "issuer " + known.issuer() + ", client id " + known.clientId() + ": other addresses");
        }
        LOG.info("Registration {} was updated at its platform", known.id());
        return new Registered(known, platform.offer().product(), true);
    }

    private static String cut(String name) {
        return name.length() <= Particulars.LONGEST ? name : name.substring(0, Particulars.LONGEST);
    }
}
