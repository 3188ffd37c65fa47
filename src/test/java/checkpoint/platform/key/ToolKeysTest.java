package checkpoint.platform.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import checkpoint.testing.CheapKeys;
import checkpoint.testing.SettableClock;
import checkpoint.testing.TestPostgres;
import checkpoint.tool.cluster.HomeDatabase;
import checkpoint.tool.setup.Secret;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

class ToolKeysTest {

    /** Not the shared one: its keys are locked with the secrets of these tests. */
    private static final DataSource OWN = TestPostgres.another();

    private final JdbcClient database = JdbcClient.create(OWN);
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final SecureRandom random = new SecureRandom();

    @BeforeAll
    static void cheaply() {
        CheapKeys.use();
    }

    @BeforeEach
    void noKeys() {
        database.sql("delete from signing_key").update();
        database.sql("delete from secret_value").update();
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

    private final SigningKeys stored = new SigningKeys(HomeDatabase.of(OWN));

    /** A node that has just been started with this secret. */
    private ToolKeys toolKeys(Secret secret) {
        KeyVault vault = new KeyVault(secret, random);
        new PrepareKeys(
                        stored,
                        new SecretValues(HomeDatabase.of(OWN)),
                        new MakeKeyPair(stored, vault, random, clock),
                        vault,
                        TransactionOperations.withoutTransaction(),
                        clock)
                .afterSingletonsInstantiated();
        return new StoredToolKeys(stored, vault, clock);
    }

    private JWKSet published() throws Exception {
        return JWKSet.parse(new KeySetController(stored, clock).keySet().getBody());
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
    void a_wrong_secret_is_reported_in_a_sentence() {
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
    void the_start_stores_every_key_under_the_first_value_so_that_the_former_can_be_dropped() {
        String before = toolKeys(secret(1)).sign(new JWTClaimsSet.Builder().build());
        toolKeys(secret(2, 1));

        String after = toolKeys(secret(2)).sign(new JWTClaimsSet.Builder().build());

        assertThat(after.split("\\.")[0]).isEqualTo(before.split("\\.")[0]);
        assertThatExceptionOfType(WrongSecret.class).isThrownBy(() -> toolKeys(secret(1)));
    }

    @Test
    void a_node_that_still_has_the_former_value_alone_goes_on_signing() {
        ToolKeys late = toolKeys(secret(1));
        late.sign(new JWTClaimsSet.Builder().build());
        toolKeys(secret(2, 1));
        clock.advance(Duration.ofHours(1));

        assertThat(late.sign(new JWTClaimsSet.Builder().build())).isNotEmpty();
    }

    @Test
    void when_a_token_was_granted_is_kept_once_a_minute() {
        ToolKeys keys = toolKeys(secret(1));
        String signed = keys.sign(new JWTClaimsSet.Builder().build());
        Instant first = clock.instant();

        keys.accepted(signed);
        clock.advance(Duration.ofSeconds(59));
        keys.accepted(signed);
        assertThat(stored.all().getFirst().lastGrantedAt()).isEqualTo(first);
        clock.advance(Duration.ofSeconds(2));
        keys.accepted(signed);

        assertThat(stored.all().getFirst().lastGrantedAt()).isEqualTo(clock.instant());
    }

    @Test
    void a_key_cannot_be_passed_off_as_another() {
        KeyVault vault = new KeyVault(secret(1), random);
        byte[] locked = vault.lock("kid-1", "private");

        assertThat(vault.open("kid-1", locked)).contains("private");
        assertThat(vault.open("kid-2", locked)).isEmpty();
    }
}
