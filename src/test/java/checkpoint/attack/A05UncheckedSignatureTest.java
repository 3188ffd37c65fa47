package checkpoint.attack;

import checkpoint.attack.Visitor.Login;
import com.nimbusds.jose.util.Base64URL;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A-05: a token whose signature is not that of what it says (CVE-2023-25574). */
@HostileApp
class A05UncheckedSignatureTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private void refused(int status, String code, java.util.function.UnaryOperator<String[]> spoil) {
        visitor.assertRefused(status, code, () -> {
            Login login = visitor.login();
            String[] parts = Platform.SCHOOL.sign(visitor.student(login)).split("\\.");
            return visitor.answer(login, String.join(".", spoil.apply(parts)));
        });
    }

    @Test
    void without_its_signature_it_is_refused() {
        refused(401, "LTI-125", parts -> new String[] {parts[0], parts[1], ""});
        refused(400, "LTI-120", parts -> new String[] {parts[0], parts[1]});
    }

    @Test
    void with_somebody_elses_subject_it_is_refused() {
        refused(401, "LTI-125", parts -> {
            String payload = new Base64URL(parts[1]).decodeToString().replace("\"ada\"", "\"eve\"");
            return new String[] {parts[0], Base64URL.encode(payload).toString(), parts[2]};
        });
    }

    @Test
    void with_the_signature_of_another_token_it_is_refused() {
        Login other = visitor.login();
        String signature = Platform.SCHOOL.sign(visitor.student(other)).split("\\.")[2];

        refused(401, "LTI-125", parts -> new String[] {parts[0], parts[1], signature});
    }

    @Test
    void a_signature_that_is_too_short_too_long_or_empty_of_meaning_is_refused() {
        for (byte[] signature : List.of(new byte[1], new byte[255], new byte[256], new byte[257], new byte[4_096])) {
            refused(401, "LTI-125", parts -> new String[] {
                parts[0], parts[1], Base64URL.encode(signature).toString()
            });
        }
    }

    @Test
    void every_flipped_bit_of_the_last_byte_is_seen() {
        for (int bit = 0; bit < 8; bit++) {
            int mask = 1 << bit;
            refused(401, "LTI-125", parts -> {
                byte[] signature = new Base64URL(parts[2]).decode();
                signature[signature.length - 1] = (byte) (signature[signature.length - 1] ^ mask);
                return new String[] {
                    parts[0], parts[1], Base64URL.encode(signature).toString()
                };
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "==", "\n", " ", "\r\n", "\t", ".", "%0A", "\u0000", "#", "*"})
    void another_spelling_of_a_good_signature_is_refused(String tail) {
        refused(400, "LTI-120", parts -> new String[] {parts[0], parts[1], parts[2] + tail});
    }

    @Test
    void the_other_spellings_of_its_last_character_are_refused() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int low = 1; low < 16; low++) {
            int change = low;
            refused(400, "LTI-120", parts -> {
                String signature = parts[2];
                char last = signature.charAt(signature.length() - 1);
                char other = alphabet.charAt(alphabet.indexOf(last) ^ change);
                return new String[] {parts[0], parts[1], signature.substring(0, signature.length() - 1) + other};
            });
        }
    }

    @Test
    void the_alphabet_of_plain_base64_is_refused() {
        refused(400, "LTI-120", parts -> new String[] {
            parts[0], parts[1], java.util.Base64.getEncoder().encodeToString(new Base64URL(parts[2]).decode())
        });
    }

    @Test
    void parts_in_another_order_or_number_are_refused() {
        refused(400, "LTI-120", parts -> new String[] {parts[0], parts[1], parts[2], parts[2]});
        refused(400, "LTI-120", parts -> new String[] {parts[0]});
        refused(400, "LTI-120", parts -> new String[] {"", parts[0], parts[1], parts[2]});
        refused(400, "LTI-120", parts -> new String[] {parts[2], parts[1], parts[0]});
    }

    @Test
    void an_encrypted_token_is_refused() {
        refused(400, "LTI-120", parts -> new String[] {parts[0], "", parts[1], parts[2], parts[2]});
    }
}
