package checkpoint.platform.dynamic;

import checkpoint.platform.registration.PlatformNames;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A platform's configuration that was judged and may be used.
 *
 * @param tokenAudience what our requests for access tokens name as their audience; {@code null}: the token endpoint
 */
record PlatformConfiguration(
        String issuer,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI jwksUri,
        URI registrationEndpoint,
        @Nullable String tokenAudience,
        Offer offer) {

    /** How people know it: the institution's name, or the product and the host. */
    String name() {
        String account = offer.account();
        return account == null ? PlatformNames.madeUp(issuer, offer.product()) : account;
    }
}
