package checkpoint.launch.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import checkpoint.launch.login.LoginReason;
import checkpoint.launch.login.LoginState;
import checkpoint.tool.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A browser whose proof is in the platform's storage (LTI postMessage Storage), as far as judging the message goes. */
class StoredProofTest {

    private static final String VALUE = "the value that the platform keeps";

    private final Bench bench = new Bench();
    private final LoginState.Proof.Storage proof = new LoginState.Proof.Storage(digest(), "_parent");

    private static String digest() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256")
                            .digest(("storage:" + VALUE).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private JudgedMessage judge(Map<String, Object> claims, Optional<String> stored) {
        LoginState state = new LoginState(7, "n-1", TestPlatform.TARGET, null, proof, null, Bench.NOON);
        return bench.chain().judge(bench.seal.seal(state), bench.platform.sign(claims), Optional.empty(), stored);
    }

    private static Map<String, Object> honest() {
        return TestPlatform.student("n-1", Bench.NOON);
    }

    @Test
    void a_message_is_believed_with_the_value_that_the_login_stored() {
        assertThat(judge(honest(), Optional.of(VALUE))).isInstanceOf(JudgedMessage.Believed.class);
    }

    @Test
    void another_value_is_refused() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> judge(honest(), Optional.of(VALUE + "!")))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(LoginReason.OTHER_BROWSER));
    }

    @Test
    void without_the_value_a_good_message_is_not_believed_yet_and_the_storage_is_asked() {
        assertThat(judge(honest(), Optional.empty())).isInstanceOfSatisfying(JudgedMessage.Unproven.class, unproven -> {
            assertThat(unproven.registration().id()).isEqualTo(7);
            assertThat(unproven.state().nonce()).isEqualTo("n-1");
            assertThat(unproven.storage()).isEqualTo(proof);
        });
    }

    @Test
    void a_bad_message_is_refused_before_the_storage_is_asked() {
        Map<String, Object> claims = honest();
        claims.put("nonce", "n-2");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> judge(claims, Optional.empty()))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(MessageReason.NONCE));
    }
}
