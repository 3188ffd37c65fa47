package checkpoint.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import checkpoint.testing.SettableClock;
import checkpoint.testing.TestPostgres;
import checkpoint.tool.Secret;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ToolKeysTest {

    /** Not the shared one: its keys are locked with the secrets of these tests. */
    private static final DataSource OWN = TestPostgres.another();

    private final JdbcClient database = JdbcClient.create(OWN);
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final SecureRandom random = new SecureRandom();

    @BeforeEach
    void noKeys() {
        database.sql("delete from signing_key").update();
    }

    private static Secret secret(int... firstBytes) {
        return new Secret(Arrays.stream(firstBytes)
                .mapToObj(first -> {
                    byte[] value = new byte[32];
                    value[0] = (byte) first;
                    return value;
                })
                .toList());
    }

    private SigningKeys keys(Secret secret) {
        return new SigningKeys(database, new KeyVault(secret, random), random, clock);
    }

    private ToolKeys toolKeys(Secret secret) {
        return new StoredToolKeys(keys(secret), new KeyVault(secret, random));
    }

    private JWKSet published() throws Exception {
        return JWKSet.parse(
                new KeySetController(keys(secret(1)), clock).keySet().getBody());
    }

    @Test
    void what_is_signed_verifies_with_the_published_key() throws Exception {
        SignedJWT token = SignedJWT.parse(toolKeys(secret(1))
                .sign(new JWTClaimsSet.Builder().subject("us").build()));
        RSAKey key = published().getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();

        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(key.size()).isEqualTo(2048);
    }

    @Test
    void no_private_member_is_published() throws Exception {
        toolKeys(secret(1)).sign(new JWTClaimsSet.Builder().build());

        assertThat(published().getKeys()).singleElement().satisfies(key -> {
            assertThat(key.isPrivate()).isFalse();
            assertThat(key.toJSONObject().keySet()).isEqualTo(Set.of("kty", "n", "e", "kid", "alg", "use"));
        });
    }

    @Test
    void a_second_node_signs_with_the_same_key() throws Exception {
        String here = toolKeys(secret(1)).sign(new JWTClaimsSet.Builder().build());
        String there = toolKeys(secret(1)).sign(new JWTClaimsSet.Builder().build());

        assertThat(SignedJWT.parse(there).getHeader().getKeyID())
                .isEqualTo(SignedJWT.parse(here).getHeader().getKeyID());
    }

    @Test
    void the_private_key_is_not_readable_in_the_database() {
        toolKeys(secret(1)).sign(new JWTClaimsSet.Builder().build());
        byte[] stored = database.sql("select private_key from signing_key")
                .query(byte[].class)
                .single();

        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("\"d\"", "kty");
    }

    @Test
    void a_wrong_secret_is_told_in_a_sentence() {
        toolKeys(secret(1)).sign(new JWTClaimsSet.Builder().build());

        assertThatExceptionOfType(WrongSecret.class)
                .isThrownBy(() -> toolKeys(secret(2)).sign(new JWTClaimsSet.Builder().build()))
                .withMessageContaining("checkpoint.secret");
    }

    @Test
    void after_rotation_the_former_secret_still_opens() {
        toolKeys(secret(1)).sign(new JWTClaimsSet.Builder().build());

        assertThat(toolKeys(secret(2, 1)).sign(new JWTClaimsSet.Builder().build()))
                .isNotEmpty();
    }

    @Test
    void a_key_cannot_be_passed_off_as_another() {
        KeyVault vault = new KeyVault(secret(1), random);
        byte[] locked = vault.lock("kid-1", "private");

        assertThat(vault.open("kid-1", locked)).contains("private");
        assertThat(vault.open("kid-2", locked)).isEmpty();
    }
}
