package checkpoint.launch.message;

import checkpoint.platform.outbound.Reply;
import checkpoint.tool.json.Claims;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The keys of a set that may verify an id token: RSA, 2048 bits or more, for signatures, with a key id that no other such key
 * has; one key that is listed twice counts once. What does not parse or fit is skipped, and never fails the set.
 */
public final class KeySet {

    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[,\\s])max-age=(\\d{1,9})");
    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int SMALLEST_KEY = 2048;

    private final Map<String, RSASSAVerifier> verifiers;

    private KeySet(Map<String, RSASSAVerifier> verifiers) {
        this.verifiers = verifiers;
    }

    /** {@code null} where it is not a key set at all. */
    public static @Nullable KeySet parse(byte[] json) {
        JsonNode keys =
                Claims.parse(json).map(claims -> claims.object().path("keys")).orElse(null);
        if (keys == null || !keys.isArray()) {
            return null;
        }
        Map<String, RSAKey> usable = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (JsonNode one : keys) {
            RSAKey key = one.isObject() ? usable(one) : null;
            if (key == null) {
                continue;
            }
            RSAKey other = usable.putIfAbsent(key.getKeyID(), key);
            if (other != null && !isSame(key, other)) {
                ambiguous.add(key.getKeyID());
            }
        }
        // With two different keys of the same id, it cannot be known which is right.
        usable.keySet().removeAll(ambiguous);
        Map<String, RSASSAVerifier> verifiers = new HashMap<>();
        usable.forEach((id, key) -> verifiers.put(id, verifier(key)));
        return new KeySet(verifiers);
    }

    /** Whether a set lists one key twice, however its numbers are spelled. */
    private static boolean isSame(RSAKey one, RSAKey other) {
        return one.getModulus().decodeToBigInteger().equals(other.getModulus().decodeToBigInteger())
                && one.getPublicExponent()
                        .decodeToBigInteger()
                        .equals(other.getPublicExponent().decodeToBigInteger());
    }

    /** How long the platform allows it to be kept, within bounds of ours. */
    static Duration lifetime(Reply.Answered answered) {
        Matcher given = MAX_AGE.matcher(answered.header("cache-control").orElse(""));
        if (!given.find()) {
            return USUAL;
        }
        Duration age = Duration.ofSeconds(Long.parseLong(given.group(1)));
        return age.compareTo(SHORTEST) < 0 ? SHORTEST : age.compareTo(LONGEST) > 0 ? LONGEST : age;
    }

    @Nullable
    RSASSAVerifier verifier(String kid) {
        return verifiers.get(kid);
    }

    /** How many keys can be used. */
    public int size() {
        return verifiers.size();
    }

    private static @Nullable RSAKey usable(JsonNode json) {
        try {
            return JWK.parse(json.toString()) instanceof RSAKey key
                            && key.getKeyID() != null
                            && (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
                            && (key.getAlgorithm() == null || JWSAlgorithm.RS256.equals(key.getAlgorithm()))
                            && key.size() >= SMALLEST_KEY
                    ? key
                    : null;
        } catch (ParseException | IllegalArgumentException e) {
            return null;
        }
    }

    private static RSASSAVerifier verifier(RSAKey key) {
        try {
            return new RSASSAVerifier(key.toRSAPublicKey());
        } catch (JOSEException e) {
            throw new IllegalStateException("a parsed RSA key has a public key", e);
        }
    }
}
