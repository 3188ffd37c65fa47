package checkpoint.attack;

import checkpoint.attack.Visitor.Login;
import checkpoint.launch.message.TestPlatform;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** the public key taken for a shared secret, or another algorithm than the registration's (guide 4.2). */
@HostileApp
class A02AlgorithmConfusionTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private static Stream<byte[]> secrets() throws JOSEException {
        byte[] der = Platform.SCHOOL.key().toRSAPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        String set = new JWKSet(Platform.SCHOOL.key()).toPublicJWKSet().toString();
        return Stream.of(
                der,
                pem.getBytes(StandardCharsets.UTF_8),
                pem.strip().getBytes(StandardCharsets.UTF_8),
                Platform.SCHOOL.key().getModulus().decode(),
                set.getBytes(StandardCharsets.UTF_8),
                Platform.SCHOOL.key().toPublicJWK().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(JWSAlgorithm algorithm, byte[] secret, Map<String, Object> claims) {
        try {
            JWSObject token = new JWSObject(
                    new JWSHeader.Builder(algorithm).keyID("key-1").build(), new Payload(claims));
            token.sign(new MACSigner(Arrays.copyOf(secret, Math.max(secret.length, 64))));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void a_token_made_with_the_public_key_as_its_secret_is_refused(byte[] secret) {
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
            visitor.assertRefused(401, "LTI-121", () -> {
                Login login = visitor.login();
                return visitor.answer(login, signed(algorithm, secret, visitor.student(login)));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void such_a_signature_under_the_right_algorithms_name_is_refused(byte[] secret) {
        visitor.assertRefused(401, "LTI-125", () -> {
            Login login = visitor.login();
            Map<String, Object> claims = visitor.student(login);
            String mac = signed(JWSAlgorithm.HS256, secret, claims).split("\\.")[2];
            return visitor.answer(login, Platform.token("{\"alg\":\"RS256\",\"kid\":\"key-1\"}", claims, mac));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS256", "PS384", "PS512"})
    void another_algorithm_of_the_right_key_is_refused(String algorithm) {
        visitor.assertRefused(401, "LTI-121", () -> {
            Login login = visitor.login();
            RSAKey key =
                    new RSAKey.Builder(Platform.SCHOOL.key()).algorithm(null).build();
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm))
                    .keyID("key-1")
                    .build();
            return visitor.answer(login, TestPlatform.sign(header, visitor.student(login), key));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "ES512", "EdDSA", "HS256", "RS1", "RSA-OAEP", "dir"})
    void another_algorithms_name_over_an_honest_signature_is_refused(String algorithm) {
        visitor.assertRefused(401, "LTI-121", () -> {
            Login login = visitor.login();
            Map<String, Object> claims = visitor.student(login);
            String signature = Platform.SCHOOL.sign(claims).split("\\.")[2];
            return visitor.answer(
                    login, Platform.token("{\"alg\":\"" + algorithm + "\",\"kid\":\"key-1\"}", claims, signature));
        });
    }
}
