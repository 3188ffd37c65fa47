package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.Visitor.Login;
import checkpoint.launch.message.TestPlatform;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** keys that came into a registration's set by another way than its platform (framework 6.3). */
@HostileApp
class A07ForgedKeySetTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private static final String KEYS = Platform.SCHOOL.address("/jwks");

    /** An unknown key id has the set read anew. */
    private void serve(String set) {
        visitor.wire().answer(KEYS, set);
        Login login = visitor.login();
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("unknown").build();
        assertThat(visitor.answer(login, TestPlatform.sign(header, visitor.student(login), Platform.SCHOOL.key())))
                .hasStatus(401);
    }

    private static String set(RSAKey... keys) {
        return new JWKSet(List.of(keys)).toPublicJWKSet().toString();
    }

    /** The set that is in memory is an honest one again. */
    @AfterEach
    void honestSet() {
        visitor.begin();
        serve(set(Platform.SCHOOL.key()));
    }

    @Test
    void of_two_keys_with_one_id_neither_is_believed() {
        serve(set(Platform.SCHOOL.key(), TestPlatform.newKey("key-1")));

        visitor.assertRefused(401, "LTI-123", () -> visitor.launch(claims -> {}));
    }

    @Test
    void a_key_that_is_too_small_or_for_encryption_is_not_believed() throws JOSEException {
        RSAKey small = TestPlatform.newKey("small", 1024);
        RSAKey encryption = new RSAKeyGenerator(2048)
                .keyID("encryption")
                .keyUse(KeyUse.ENCRYPTION)
                .generate();
        serve(set(Platform.SCHOOL.key(), small, encryption));

        for (RSAKey key : List.of(small, encryption)) {
            visitor.assertRefused(401, "LTI-123", () -> {
                Login login = visitor.login();
                String header = "{\"alg\":\"RS256\",\"kid\":\"" + key.getKeyID() + "\"}";
                return visitor.answer(login, Platform.signUnder(header, Platform.json(visitor.student(login)), key));
            });
        }
        assertThat(visitor.launch(claims -> {})).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html>", "[]", "{}", "{\"keys\":{}}", "{\"keys\":[],\"keys\":[]}", "null", "{\"keys\":"})
    void an_answer_that_is_not_a_key_set_replaces_nothing(String answer) {
        assertThat(visitor.launch(claims -> {})).hasStatusOk();
        visitor.begin();
        serve(answer);

        assertThat(visitor.launch(claims -> {})).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"key-1\",\"k\":\"AAAA\"}]}",
                "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"key-1\",\"n\":\"AAAA\",\"e\":\"AQAB\"}]}",
                "{\"keys\":[{\"kty\":\"RSA\",\"kid\":7}]}",
                "{\"keys\":[null,7,\"key-1\",[],{}]}",
                "{\"keys\":[{\"kty\":\"EC\",\"kid\":\"key-1\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}]}"
            })
    void keys_that_do_not_fit_verify_nothing(String answer) {
        serve(answer);

        visitor.assertRefused(401, "LTI-123", () -> visitor.launch(claims -> {}));
    }

    @Test
    void a_set_belongs_to_its_registration_alone() {
        visitor.launch(Platform.OTHER, claims -> {});

        visitor.assertRefused(401, "LTI-123", () -> {
            Login login = visitor.login();
            return visitor.answer(
                    login, TestPlatform.sign(Platform.OTHER.header(), visitor.student(login), Platform.OTHER.key()));
        });
    }
}
