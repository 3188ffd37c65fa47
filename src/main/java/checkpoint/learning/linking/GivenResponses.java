package checkpoint.learning.linking;

import checkpoint.tool.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * A deep linking message is answered once (Deep Linking 2.0, 2.3): a course that was given a checkpoint is not given another by a
 * page that is still open. The same choice may be made again, since a post of ours may be repeated, and the platform may not have
 * had it: it makes the same response again.
 */
@Repository
class GivenResponses {

    private static final String GIVE = """
            update launch set response = :choice
            where registration_id = :registration and nonce = :nonce and (response is null or response = :choice)""";

    private final JdbcClient database;

    GivenResponses(JdbcClient database) {
        this.database = database;
    }

    void give(Picker picker, List<PickForm.Pick> picks) {
        String nonce = picker.nonce();
        // A picker of the version before does not know it.
        if (nonce != null && !isFirstOrSame(picker.registration(), nonce, digest(picks))) {
            throw Refusal.of(LinkReason.ANSWERED).at(picker.registration());
        }
    }

    private boolean isFirstOrSame(long registration, String nonce, String choice) {
        return database.sql(GIVE)
                        .param("choice", choice)
                        .param("registration", registration)
                        .param("nonce", nonce)
                        .update()
                == 1;
    }

    private static String digest(List<PickForm.Pick> picks) {
        String choice = picks.stream()
                .map(pick -> String.join(
                        " ",
                        pick.checkpoint().slug(),
                        pick.points().stripTrailingZeros().toPlainString(),
                        pick.available().toString(),
                        pick.submission().toString()))
                .collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(choice.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
