package checkpoint.login;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a login hands to itself through the platform, sealed as {@code state}: nothing of it is stored here.
 *
 * @param registration the one whose platform was asked; the id token must be of this one
 * @param nonce must come back in the id token
 * @param target the target link URI of the login, which the signed one must equal
 * @param deployment {@code lti_deployment_id}, if the login named one
 * @param proof digest of what the browser holds
 * @param at when it was issued; it lives ten minutes
 */
public record LoginState(
        long registration,
        String nonce,
        String target,
        @Nullable String deployment,
        String proof,
        Instant at) {}
