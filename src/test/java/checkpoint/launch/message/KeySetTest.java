package checkpoint.launch.message;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.platform.outbound.Reply;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which keys of a platform's set are used, and how long the set may be kept. */
class KeySetTest {

    private static final RSAKey KEY = new TestPlatform().key.toPublicJWK();

    private static KeySet set(RSAKey... keys) {
        String json = Arrays.stream(keys).map(RSAKey::toString).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
        return Objects.requireNonNull(KeySet.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static void isUsed(RSAKey key) {
        assertThat(set(key).size()).isEqualTo(1);
        assertThat(set(key).verifier(key.getKeyID())).isNotNull();
    }

    private static RSAKey.Builder like() {
        return new RSAKey.Builder(KEY);
    }

    @Test
    void a_set_without_keys_is_a_set() {
        assertThat(set().size()).isZero();
    }

    @Test
    void a_key_that_does_not_say_what_it_is_for_is_used() {
        isUsed(like().keyUse(null).build());
        isUsed(like().algorithm(null).build());
    }

    @Test
    void a_key_for_another_algorithm_is_not_used() {
        assertThat(set(like().algorithm(JWSAlgorithm.RS512).build()).size()).isZero();
    }

    @Test
    void a_key_without_an_id_is_not_used() {
        assertThat(set(like().keyID(null).build()).size()).isZero();
    }

    @Test
    void one_key_that_is_listed_twice_counts_once_however_its_numbers_are_spelled() {
        byte[] modulus = KEY.getModulus().decode();
        byte[] padded = new byte[modulus.length + 1];
        System.arraycopy(modulus, 0, padded, 1, modulus.length);

        isUsed(KEY);
        assertThat(set(
                                KEY,
                                new RSAKey.Builder(Base64URL.encode(padded), KEY.getPublicExponent())
                                        .keyID(KEY.getKeyID())
                                        .build())
                        .verifier(KEY.getKeyID()))
                .isNotNull();
    }

    @Test
    void two_keys_of_one_id_that_differ_in_the_exponent_alone_are_two() {
        RSAKey other = new RSAKey.Builder(KEY.getModulus(), Base64URL.encode(new byte[] {3}))
                .keyID(KEY.getKeyID())
                .build();

        assertThat(set(KEY, other).size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                        | PT1H",
                "no-store                  | PT1H",
                "s-maxage=600              | PT1H",
                "max-age=600               | PT10M",
                "public, max-age=7200      | PT2H",
                "max-age=0                 | PT5M",
                "max-age=299               | PT5M",
                "max-age=301               | PT5M1S",
                "max-age=86399             | PT23H59M59S",
                "max-age=86401             | PT24H",
                "max-age=99999999999999999 | PT24H"
            })
    void it_is_kept_as_long_as_the_platform_allows_but_at_least_five_minutes_and_at_most_a_day(
            String cacheControl, Duration lifetime) {
        Reply.Answered answered =
                new Reply.Answered(200, "OK", Map.of("cache-control", List.of(cacheControl)), new byte[0]);

        assertThat(KeySet.lifetime(answered)).isEqualTo(lifetime);
    }
}
