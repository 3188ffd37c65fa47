package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.Visitor.Login;
import com.nimbusds.jose.util.Base64URL;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** nonce and state that could be guessed (CVE-2022-31157). */
@HostileApp
class A09PredictableValuesTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    @Test
    void every_login_has_its_own_nonce_and_state() {
        Set<String> nonces = new HashSet<>();
        Set<String> states = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            Login login = visitor.login();
            nonces.add(login.nonce());
            states.add(login.state());
        }

        assertThat(nonces).hasSize(300);
        assertThat(states).hasSize(300);
    }

    @Test
    void a_nonce_has_more_than_128_bits_and_none_that_is_fixed() {
        byte[] always = new byte[24];
        byte[] never = new byte[24];
        for (int i = 0; i < 200; i++) {
            byte[] nonce = new Base64URL(visitor.login().nonce()).decode();
            assertThat(nonce).hasSize(24);
            for (int at = 0; at < nonce.length; at++) {
                always[at] = (byte) (i == 0 ? nonce[at] : always[at] & nonce[at]);
                never[at] = (byte) (never[at] | nonce[at]);
            }
        }

        assertThat(always).containsOnly(0);
        assertThat(never).containsOnly(0xff);
    }

    @Test
    void a_state_does_not_say_what_the_browser_holds() {
        String state = visitor.login().state();

        assertThat(new Base64URL(state.split("\\.")[1]).decodeToString()).doesNotContain(Visitor.BROWSER);
    }
}
