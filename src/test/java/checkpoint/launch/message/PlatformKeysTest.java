package checkpoint.launch.message;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.message.PlatformKeys.Lookup;
import checkpoint.platform.registration.Registration;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformKeysTest {

    private final Bench bench = new Bench();
    private final Registration registration = TestPlatform.registration(7);

    private Lookup find(String kid) {
        return bench.keys.find(registration, kid);
    }

    @Test
    void a_set_is_fetched_once_and_then_known() {
        find("key-1");
        find("key-1");

        assertThat(bench.platform.fetches).hasValue(1);
    }

    @Test
    void a_rotated_key_is_found_by_one_more_fetch() {
        find("key-1");
        bench.clock.advance(Duration.ofSeconds(11));
        bench.platform.publish(bench.platform.key, TestPlatform.stranger("key-2"));

        assertThat(find("key-2")).isInstanceOf(Lookup.Key.class);
        assertThat(bench.platform.fetches).hasValue(2);
    }

    @Test
    void unknown_keys_fetch_once_in_ten_seconds() {
        for (int i = 0; i < 100; i++) {
            assertThat(find("unknown-" + i)).isInstanceOf(Lookup.Unknown.class);
        }
        assertThat(bench.platform.fetches).as("the first, and again once").hasValue(2);

        bench.clock.advance(PlatformKeys.BETWEEN_REFETCHES);
        find("unknown");
        assertThat(bench.platform.fetches).hasValue(3);
    }

    @Test
    void a_key_rotated_a_moment_after_the_first_fetch_is_found_at_once() {
        find("key-1");
        bench.clock.advance(Duration.ofSeconds(1));
        bench.platform.publish(TestPlatform.stranger("key-2"));

        assertThat(find("key-2")).isInstanceOf(Lookup.Key.class);
    }

    @Test
    void a_platform_that_was_down_for_a_moment_is_asked_once_more() {
        bench.platform.goDown(true);
        assertThat(find("key-1")).isInstanceOf(Lookup.Unreachable.class);
        bench.platform.goDown(false);

        assertThat(find("key-1")).isInstanceOf(Lookup.Key.class);
    }

    @Test
    void a_set_that_lists_one_key_twice_keeps_it() {
        bench.platform.publish(bench.platform.key, bench.platform.key);

        assertThat(find("key-1")).isInstanceOf(Lookup.Key.class);
    }

    @Test
    void of_three_keys_with_one_id_two_of_them_the_same_none_counts() {
        bench.platform.publish(bench.platform.key, TestPlatform.stranger("key-1"), bench.platform.key);

        assertThat(find("key-1")).isInstanceOf(Lookup.Unknown.class);
    }

    @Test
    void a_crowd_that_comes_first_fetches_once() throws Exception {
        List<Callable<Lookup>> crowd = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            crowd.add(() -> find("key-1"));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Lookup> found : threads.invokeAll(crowd)) {
                assertThat(found.get()).isInstanceOf(Lookup.Key.class);
            }
        }
        assertThat(bench.platform.fetches).hasValue(1);
    }

    @Test
    void an_old_set_is_read_again_beside_the_launch_which_goes_on_with_the_old_one() {
        find("key-1");
        bench.platform.publish(TestPlatform.stranger("key-2"));
        bench.clock.advance(Duration.ofHours(1).plusMillis(1));

        assertThat(find("key-1")).as("known").isInstanceOf(Lookup.Key.class);

        Awaitility.await().until(() -> find("key-1") instanceof Lookup.Unknown);
        assertThat(find("key-2")).isInstanceOf(Lookup.Key.class);
        assertThat(bench.platform.fetches).hasValue(2);
    }

    @Test
    void an_old_set_of_a_platform_that_is_down_is_asked_for_once_in_ten_seconds() {
        find("key-1");
        bench.platform.goDown(true);
        bench.clock.advance(Duration.ofHours(2));

        assertThat(find("key-1")).isInstanceOf(Lookup.Key.class);
        Awaitility.await().untilAtomic(bench.platform.fetches, Matchers.equalTo(2));
        assertThat(find("unknown")).isInstanceOf(Lookup.Unknown.class);
        assertThat(bench.platform.fetches).hasValue(2);

        bench.clock.advance(PlatformKeys.BETWEEN_REFETCHES);
        assertThat(find("unknown")).isInstanceOf(Lookup.Unknown.class);
        assertThat(bench.platform.fetches).hasValue(3);
    }

    @Test
    void a_platform_whose_key_set_moved_is_asked_at_its_new_address_at_once() {
        find("key-1");
        Registration moved =
                TestPlatform.registration(7, TestPlatform.ISSUER + "/new-jwks", null, Registration.Status.ACTIVE);
        bench.platform.publish(TestPlatform.stranger("key-2"));

        assertThat(bench.keys.find(moved, "key-1")).isInstanceOf(Lookup.Unknown.class);
        assertThat(bench.keys.find(moved, "key-2")).isInstanceOf(Lookup.Key.class);
    }

    @ParameterizedTest
    @CsvSource({"404, '', status 404", "200, <html>, no key set in the answer"})
    void a_set_that_was_never_read_is_unreachable_with_the_reason(int status, String text, String why) {
        bench.platform.answerWith(status);
        bench.platform.publishText(text);

        assertThat(find("key-1")).isEqualTo(new Lookup.Unreachable(why));
    }

    @Test
    void a_platform_that_does_not_answer_is_unreachable_by_the_kind_of_failure() {
        bench.platform.goDown(true);

        assertThat(find("key-1")).isEqualTo(new Lookup.Unreachable("REFUSED"));
    }

    @Test
    void while_the_platform_is_down_its_keys_are_kept() {
        find("key-1");
        bench.platform.goDown(true);
        bench.clock.advance(Duration.ofDays(6));

        assertThat(find("key-1")).isInstanceOf(Lookup.Key.class);
    }

    @Test
    void keys_are_not_kept_forever() {
        find("key-1");
        bench.platform.goDown(true);
        bench.clock.advance(Duration.ofDays(8));

        assertThat(find("key-1")).isInstanceOf(Lookup.Unreachable.class);
    }

    @Test
    void a_broken_answer_does_not_replace_a_good_set() {
        find("key-1");
        bench.clock.advance(Duration.ofSeconds(11));
        bench.platform.publishText("<html>maintenance</html>");

        assertThat(find("key-2")).isInstanceOf(Lookup.Unknown.class);
        assertThat(find("key-1")).isInstanceOf(Lookup.Key.class);
    }

    @Test
    void another_platforms_keys_are_not_found_here() {
        find("key-1");
        Registration other = TestPlatform.registration(8);
        bench.platform.publish(TestPlatform.stranger("key-of-8"));

        assertThat(bench.keys.find(other, "key-1")).isInstanceOf(Lookup.Unknown.class);
    }

    @Test
    void keys_that_do_not_fit_are_skipped_and_the_others_count() throws Exception {
        String set = "{\"keys\":[{\"kty\":\"nonsense\"},7,"
                + new ECKeyGenerator(Curve.P_256).keyID("ec").generate().toPublicJWK() + ","
                + TestPlatform.newKey("small", 1024).toPublicJWK() + ","
                + new RSAKey.Builder(TestPlatform.stranger("enc"))
                        .keyUse(KeyUse.ENCRYPTION)
                        .build()
                        .toPublicJWK() + ","
                + bench.platform.key.toPublicJWK() + "]}";
        bench.platform.publishText(set);

        assertThat(find("key-1")).isInstanceOf(Lookup.Key.class);
        for (String kid : List.of("ec", "small", "enc")) {
            assertThat(find(kid)).as(kid).isInstanceOf(Lookup.Unknown.class);
        }
    }

    @Test
    void of_two_keys_with_one_id_neither_counts() {
        bench.platform.publish(bench.platform.key, TestPlatform.stranger("key-1"));

        assertThat(find("key-1")).isInstanceOf(Lookup.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"keys\":{}}", "null", "{\"keys\":[],\"keys\":[]}"})
    void what_is_not_a_key_set_is_reported(String text) {
        bench.platform.publishText(text);

        assertThat(find("key-1")).isInstanceOf(Lookup.Unreachable.class);
    }
}
