package checkpoint.teaching.download;

import checkpoint.teaching.tally.Course;
import checkpoint.tool.setup.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/**
 * Names for learners in files: the same for a learner in all files of a course, another one in each course, and never to be traced back without the
 * tool's secret.
 */
@Component
class Pseudonyms {

    private static final int BYTES = 8;

    private final SecretKey key;

    Pseudonyms(Secret secret) {
        this.key = secret.keys("pseudonyms", "HmacSHA256").getFirst();
    }

    String of(Course course, long learner) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            String who = course.registration() + "." + course.course() + "." + learner;
            return HexFormat.of().formatHex(mac.doFinal(who.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
