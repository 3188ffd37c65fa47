package checkpoint.launch.record;

import checkpoint.launch.login.LoginReason;
import checkpoint.tool.refusal.Refusal;
import checkpoint.tool.setup.Secret;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/**
 * An answer of the platform that waits in the browser for the proof, encrypted: the page that asks the platform's storage shows
 * nothing of the person, and the database knows nothing of it. It is judged again, whole, when it comes back.
 */
@Component
class HeldAnswers {

    private static final Duration LIFETIME = Duration.ofMinutes(2);
    private static final JWEHeader HEADER = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);

    private final List<SecretKey> keys;
    private final Clock clock;

    HeldAnswers(Secret secret, Clock clock) {
        this.keys = secret.keys("held-answer", "AES");
        this.clock = clock;
    }

    /** The platform's answer. */
    record Answer(String state, String idToken) {}

    /** An answer that we held, until then. */
    record Held(Answer answer, Instant until) {

        void requireInTime(Instant now) {
            if (now.isAfter(until)) {
                throw Refusal.of(LoginReason.STATE_EXPIRED, "the proof came too late");
            }
        }
    }

    String hold(Answer answer) {
        EncryptedJWT held = new EncryptedJWT(
                HEADER,
                new JWTClaimsSet.Builder()
                        .claim("state", answer.state())
                        .claim("token", answer.idToken())
                        .expirationTime(Date.from(clock.instant().plus(LIFETIME)))
                        .build());
        try {
            held.encrypt(new DirectEncrypter(keys.getFirst()));
        } catch (JOSEException e) {
            throw new IllegalStateException("A256GCM failed", e);
        }
        return held.serialize();
    }

    /** The answer as we held it; whether it came back in time is yet to be asked. */
    Held open(String reference) {
        for (SecretKey key : keys) {
            try {
                EncryptedJWT held = EncryptedJWT.parse(reference);
                held.decrypt(new DirectDecrypter(key));
                return read(held.getJWTClaimsSet());
            } catch (ParseException | JOSEException e) {
                // Not with this key; perhaps with the one before it.
            }
        }
        throw Refusal.of(LoginReason.STATE_NOT_OURS, "the reference does not open");
    }

    private static Held read(JWTClaimsSet claims) throws ParseException {
        return new Held(
                new Answer(claims.getStringClaim("state"), claims.getStringClaim("token")),
                claims.getExpirationTime().toInstant());
    }
}
