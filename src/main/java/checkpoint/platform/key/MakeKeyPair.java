package checkpoint.platform.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Makes a key pair: RSA, 2048 bits, for RS256 (security framework 6.1 to 6.3), under an id that was never used. */
@Component
class MakeKeyPair {

    private static final int BITS = 2048;

    private final SigningKeys keys;
    private final KeyVault vault;
    private final SecureRandom random;
    private final Clock clock;

    MakeKeyPair(SigningKeys keys, KeyVault vault, SecureRandom random, Clock clock) {
        this.keys = keys;
        this.vault = vault;
        this.random = random;
        this.clock = clock;
    }

    /** Stores and so publishes a new pair, which signs after this time; it says which. */
    String make(Duration wait) {
        RSAKey pair = generate();
        Instant now = clock.instant();
        keys.add(new StoredKey(
                pair.getKeyID(),
                pair.toPublicJWK().toJSONString(),
                vault.lock(pair.getKeyID(), pair.toJSONString()),
                now,
                now.plus(wait),
                null,
                null));
        return pair.getKeyID();
    }

    private RSAKey generate() {
        byte[] kid = new byte[12];
        random.nextBytes(kid);
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID(Base64.getUrlEncoder().withoutPadding().encodeToString(kid))
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("no RSA key could be made", e);
        }
    }
}
