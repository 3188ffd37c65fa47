package checkpoint.platform.registration;

import checkpoint.tool.setup.Origins;
import java.net.URI;

/** Derives a platform's addresses from its issuer. */
public final class Endpoints {

    private Endpoints() {}

    /** Whether an address is on the issuer's own origin, or is a known one of the hosted Canvas that the issuer names. */
    public static boolean isAtHome(String issuer, URI address) {
        boolean sameOrigin =
                Origins.of(issuer).isPresent() && Origins.of(issuer).equals(Origins.of(address));
        return sameOrigin || HostedCanvas.serves(issuer, address);
    }
}
