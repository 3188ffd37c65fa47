package checkpoint.launch.login;

import checkpoint.tool.setup.Secret;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Signs and names what we hand to a browser and want back unaltered, for one purpose: HS256 with keys derived from
 * {@code checkpoint.secret}, of which the first one signs. Never RSA: that costs a millisecond.
 */
public final class SealedTokens {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final List<Sealer> sealers = new ArrayList<>();

    /** For one purpose; what was sealed for another does not open. */
    public SealedTokens(Secret secret, String purpose) {
        for (SecretKey key : secret.keys(purpose, "HmacSHA256")) {
            sealers.add(Sealer.of(key, name(key)));
        }
    }

    /**
     * One key, made ready: each launch seals and opens three tokens, and looking the algorithm up and writing the same header again
     * cost more than the sums.
     *
     * @param prefix the encoded header, and the dot after it
     * @param mac initialised; each use works on a copy
     */
    private record Sealer(String prefix, Mac mac) {

        static Sealer of(SecretKey key, String name) {
            JWSHeader header =
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(name).build();
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(key);
                return new Sealer(header.toBase64URL() + ".", mac);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has HmacSHA256", e);
            }
        }

        String seal(JWTClaimsSet claims) {
            String input = prefix + ENCODER.encodeToString(claims.toString().getBytes(StandardCharsets.UTF_8));
            return input + "." + signature(input);
        }

        /** The payload of a token that is, letter for letter, one of ours. */
        Optional<String> open(String token) {
            int dot = token.lastIndexOf('.');
            if (dot < prefix.length() || !token.startsWith(prefix)) {
                return Optional.empty();
            }
            byte[] expected = signature(token.substring(0, dot)).getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(expected, token.substring(dot + 1).getBytes(StandardCharsets.UTF_8))) {
                return Optional.empty();
            }
            byte[] payload = Base64.getUrlDecoder().decode(token.substring(prefix.length(), dot));
            return Optional.of(new String(payload, StandardCharsets.UTF_8));
        }

        private String signature(String input) {
            try {
                byte[] bytes = ((Mac) mac.clone()).doFinal(input.getBytes(StandardCharsets.UTF_8));
                return ENCODER.encodeToString(bytes);
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("this provider's HmacSHA256 cannot be copied", e);
            }
        }
    }

    /** The claims, signed. */
    public String seal(JWTClaimsSet claims) {
        return sealers.getFirst().seal(claims);
    }

    /**
     * The claims of a token that we sealed for this purpose; empty for every other text, other spellings of the same bytes among
     * them, which libraries would read (contract, section 7).
     */
    public Optional<JWTClaimsSet> open(String token) {
        for (Sealer sealer : sealers) {
            Optional<String> payload = sealer.open(token);
            if (payload.isPresent()) {
                try {
                    return Optional.of(JWTClaimsSet.parse(payload.get()));
                } catch (ParseException e) {
                    throw new IllegalStateException("we sealed something that is not a claims set", e);
                }
            }
        }
        return Optional.empty();
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
