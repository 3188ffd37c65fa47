package checkpoint.platform.dynamic;

import checkpoint.platform.outbound.Failure;
import checkpoint.platform.outbound.Outbound;
import checkpoint.platform.registration.Endpoints;
import checkpoint.platform.registration.Particulars;
import checkpoint.tool.json.Claims;
import checkpoint.tool.refusal.Refusal;
import checkpoint.tool.setup.Origins;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Judges whether a platform's configuration is its own to give, and fit to be used. Each step refuses with a code of its own. */
@Component
class JudgeConfiguration {

    private static final int LONGEST_ADDRESS = 2_000;

    private final Outbound outbound;

    JudgeConfiguration(Outbound outbound) {
        this.outbound = outbound;
    }

    /**
     * Judges one.
     *
     * @param from where it was read
     */
    PlatformConfiguration judge(Claims configuration, URI from) {
        String issuer = issuer(configuration, from);
        URI registration = endpoint(configuration, "registration_endpoint");
        keepToken(issuer, registration, from);
        Offer offer = Offer.of(configuration);
        suits(configuration, offer);
        return new PlatformConfiguration(
                issuer,
                endpoint(configuration, "authorization_endpoint"),
                endpoint(configuration, "token_endpoint"),
                endpoint(configuration, "jwks_uri"),
                registration,
                configuration
                        .uri("authorization_server")
                        .filter(Origins::isWeb)
                        .map(URI::toString)
                        .orElse(null),
                offer);
    }

    /** DR 3.5.1: the issuer is the host that serves the configuration; a hosted Canvas serves it from other known hosts. */
    private static String issuer(Claims configuration, URI from) {
        String issuer = configuration
                .string("issuer")
                .filter(text -> text.length() <= Particulars.LONGEST)
                .orElseThrow(() -> Refusal.of(RegistrationReason.INCOMPLETE, "issuer"));
        boolean plain = configuration
                .uri("issuer")
                .filter(uri -> uri.getRawQuery() == null && uri.getRawFragment() == null && Origins.isWeb(uri))
                .isPresent();
        if (!plain || !Endpoints.isAtHome(issuer, from)) {
            throw Refusal.of(RegistrationReason.OTHER_ISSUER, "issuer " + issuer + " from " + from.getHost());
        }
        return issuer;
    }

    private URI endpoint(Claims configuration, String name) {
        URI uri = configuration
                .uri(name)
                .filter(Origins::isWeb)
                .filter(one -> one.getRawFragment() == null && one.toString().length() <= LONGEST_ADDRESS)
                .orElseThrow(() -> Refusal.of(RegistrationReason.INCOMPLETE, name));
        Optional<Failure> forbidden = outbound.forbids(uri);
        if (forbidden.isPresent()) {
            throw Refusal.of(RegistrationReason.ENDPOINT_FORBIDDEN, name + ": " + forbidden.get());
        }
        return uri;
    }

    /** DR: the token goes to the host that gave the configuration, or to the issuer's own. */
    private static void keepToken(String issuer, URI registration, URI from) {
        if (!Origins.of(registration).equals(Origins.of(from)) && !Endpoints.isAtHome(issuer, registration)) {
            throw Refusal.of(RegistrationReason.TOKEN_WOULD_LEAK, "registration_endpoint on " + registration.getHost());
        }
    }

    /** Checks that the platform offers what this tool needs; a missing list is no obstacle. */
    private static void suits(Claims configuration, Offer offer) {
        require(configuration, "token_endpoint_auth_methods_supported", "private_key_jwt");
        require(configuration, "token_endpoint_auth_signing_alg_values_supported", "RS256");
        require(configuration, "id_token_signing_alg_values_supported", "RS256");
        if (!offer.takes(ToolDescription.RESOURCE_LINK)) {
            throw Refusal.of(RegistrationReason.UNSUITED, ToolDescription.RESOURCE_LINK);
        }
    }

    private static void require(Claims configuration, String list, String value) {
        if (configuration.strings(list).filter(all -> !all.contains(value)).isPresent()) {
            throw Refusal.of(RegistrationReason.UNSUITED, list + " without " + value);
        }
    }
}
