package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.Visitor.Login;
import checkpoint.launch.message.TestPlatform;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** a key that the token brings along, or points to (framework 5.4; RFC 7515 4.1.2 to 4.1.8). */
@HostileApp
class A03KeyFromTheTokenTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private static final RSAKey STRANGER = TestPlatform.newKey("key-1");

    private static JWSHeader.Builder header(String kid) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid);
    }

    private static Stream<JWSHeader.Builder> pointing(String kid) {
        URI evil = URI.create("https://evil.example/keys");
        return Stream.of(
                header(kid).jwk(STRANGER.toPublicJWK()),
                header(kid).jwkURL(evil),
                header(kid).x509CertURL(evil),
                header(kid).x509CertChain(List.of(Base64.encode("no certificate"))),
                header(kid)
                        .jwk(STRANGER.toPublicJWK())
                        .jwkURL(evil)
                        .x509CertURL(evil)
                        .x509CertSHA256Thumbprint(Base64URL.encode("x")));
    }

    private static Stream<JWSHeader.Builder> pointingWithTheKnownId() {
        return pointing("key-1");
    }

    private static Stream<JWSHeader.Builder> pointingWithAnotherId() {
        return pointing("evil");
    }

    private MvcTestResult answer(JWSHeader.Builder header, RSAKey key) {
        Login login = visitor.login();
        return visitor.answer(login, TestPlatform.sign(header.build(), visitor.student(login), key));
    }

    private void assertNobodyElseWasAsked() {
        assertThat(visitor.wire().calls())
                .allMatch(call -> call.uri().toString().equals(Platform.SCHOOL.address("/jwks")));
    }

    @ParameterizedTest
    @MethodSource("pointingWithTheKnownId")
    void a_strangers_key_under_a_known_id_is_not_used(JWSHeader.Builder header) {
        visitor.assertRefused(401, "LTI-125", () -> answer(header, STRANGER));
        assertNobodyElseWasAsked();
    }

    @ParameterizedTest
    @MethodSource("pointingWithAnotherId")
    void a_strangers_key_under_its_own_id_is_not_fetched(JWSHeader.Builder header) {
        visitor.assertRefused(401, "LTI-123", () -> answer(header, STRANGER));
        assertNobodyElseWasAsked();
    }

    @ParameterizedTest
    @MethodSource("pointingWithTheKnownId")
    void beside_an_honest_signature_such_a_field_is_not_looked_at(JWSHeader.Builder header) {
        assertThat(answer(header, Platform.SCHOOL.key())).hasStatusOk();
        assertNobodyElseWasAsked();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"exp\"]", "[]", "[\"b64\"]", "\"x\"", "null"})
    void an_extension_that_has_to_be_understood_is_refused(String critical) {
        visitor.assertRefused(401, "LTI-121", () -> {
            Login login = visitor.login();
            String header = "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"crit\":" + critical + ",\"exp\":1,\"b64\":false}";
            return visitor.answer(login, Platform.SCHOOL.signUnder(header, visitor.student(login)));
        });
    }
}
