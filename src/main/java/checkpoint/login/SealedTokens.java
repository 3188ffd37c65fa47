package checkpoint.login;

import checkpoint.tool.Secret;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKey;

/**
 * Signs and names what we hand to a browser and want back unaltered, for one purpose: HS256 with keys derived from {@code
 * checkpoint.secret}, of which the first one signs. Never RSA: that costs a millisecond.
 */
public final class SealedTokens {

    private final JWSHeader header;
    private final MACSigner signer;
    private final JWKSet keys;

    /** For one purpose; what was sealed for another does not open. */
    public SealedTokens(Secret secret, String purpose) {
        List<JWK> all = new ArrayList<>();
        for (SecretKey key : secret.keys(purpose, "HmacSHA256")) {
            all.add(new OctetSequenceKey.Builder(key.getEncoded())
                    .keyID(name(key))
                    .algorithm(JWSAlgorithm.HS256)
                    .build());
        }
        this.keys = new JWKSet(all);
        OctetSequenceKey first = all.getFirst().toOctetSequenceKey();
        this.header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(first.getKeyID())
                .build();
        try {
            this.signer = new MACSigner(first);
        } catch (JOSEException e) {
            throw new IllegalStateException("a derived key is too short", e);
        }
    }

    /** The claims, signed. */
    public String seal(JWTClaimsSet claims) {
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("HS256 failed", e);
        }
        return token.serialize();
    }

    /** Whether the signature is spelled as we spell it: libraries read further spellings as the same bytes (contract, section 7). */
    public static boolean isCanonical(String token) {
        String signature = token.substring(token.lastIndexOf('.') + 1);
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(signature);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(signature);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** For a decoder; private keys, so never shown. */
    public JWKSet keys() {
        return keys;
    }

    private static String name(SecretKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("kid:" + Base64.getEncoder().encodeToString(key.getEncoded()))
                            .getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
