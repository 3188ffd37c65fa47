package checkpoint.platform.key;

import com.nimbusds.jwt.JWTClaimsSet;

/** The tool's signing keys: RS256, 2048 bits, the private part encrypted at rest with {@code checkpoint.secret}. */
public interface ToolKeys {

    /**
     * Signs with the key whose turn it is, whose id stands in the header; costs about a millisecond, so never on the launch path.
     *
     * @param claims which expire within five minutes: an old key is published only as long as what it signed may be valid
     */
    String sign(JWTClaimsSet claims);

    /** A platform granted a token for this: the console shows when that was last, for each key, to the minute. */
    void accepted(String signed);
}
