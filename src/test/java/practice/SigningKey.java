package practice;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.UUID;

/** The key with which the LMS signs: made once, and kept. */
final class SigningKey {

    private static final int BITS = 2048;

    private final RSAKey key;

    SigningKey(Records records) {
        if (records.keys.get("1").isEmpty()) {
            records.keys.put("1", fresh());
        }
        try {
            key = RSAKey.parse(records.keys.get("1").orElseThrow());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String fresh() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    RSAKey key() {
        return key;
    }

    String published() {
        return new JWKSet(key).toPublicJWKSet().toString();
    }
}
