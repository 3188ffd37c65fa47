package checkpoint.key;

import com.nimbusds.jwt.JWTClaimsSet;

/** The tool's signing keys: RS256, 2048 bits, the private part encrypted at rest with {@code checkpoint.secret}. */
public interface ToolKeys {

    /** Signs with the newest key, whose id stands in the header; costs about a millisecond, so never on the launch path. */
    String sign(JWTClaimsSet claims);
}
