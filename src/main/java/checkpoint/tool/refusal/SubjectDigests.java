package checkpoint.tool.refusal;

import checkpoint.tool.setup.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/**
 * Represents a person in the log of refusals by a digest of platform and subject, keyed by the tool's secret. It names nobody, and finds
 * the refusals of somebody who is known.
 */
@Component
public class SubjectDigests {

    private final List<SecretKey> keys;

    SubjectDigests(Secret secret) {
        this.keys = secret.keys("refused-subject", "HmacSHA256");
    }

    /** By the newest key. */
    String of(long registration, String subject) {
        return digest(registration, subject, keys.getFirst());
    }

    /** By each key that counts, since the log may be older than the newest. */
    public List<String> all(long registration, String subject) {
        return keys.stream().map(key -> digest(registration, subject, key)).toList();
    }

    private static String digest(long registration, String subject, SecretKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of()
                    .formatHex(mac.doFinal((registration + " " + subject).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
