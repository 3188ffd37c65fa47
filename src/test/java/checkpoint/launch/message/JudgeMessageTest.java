package checkpoint.launch.message;

import static checkpoint.launch.message.TestPlatform.LTI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import checkpoint.launch.login.BrowserProof;
import checkpoint.launch.login.LoginReason;
import checkpoint.launch.login.LoginState;
import checkpoint.launch.login.SealedTokens;
import checkpoint.launch.login.StateSeal;
import checkpoint.platform.registration.Registration;
import checkpoint.tool.refusal.Reason;
import checkpoint.tool.refusal.Refusal;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every check of the chain, each with its refused twin (facts of the standard: security framework 5.1.3, Core 5.3). */
class JudgeMessageTest {

    private final Bench bench = new Bench();

    private static void refused(Reason reason, ThrowingCallable judging) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(judging)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private void refusedWith(Reason reason, Consumer<Map<String, Object>> change) {
        refused(reason, () -> bench.judge(change));
    }

    private static Message.ResourceLink link(Message message) {
        return (Message.ResourceLink) message.kind();
    }

    private String honest() {
        return bench.platform.sign(TestPlatform.student("n-1", bench.clock.instant()));
    }

    @Test
    void an_honest_launch_is_read() {
        Message message = bench.judge(claims -> {});

        assertThat(message.subject()).isEqualTo("ada");
        assertThat(message.deployment()).isEqualTo("d-1");
        assertThat(message.context()).isEqualTo("course-1");
        assertThat(link(message).id()).isEqualTo("link-1");
        assertThat(link(message).checkpoint()).isEqualTo("chapter-12");
        assertThat(message.lineItem()).isEqualTo("https://lms.school.example/items/1");
        assertThat(message.returnUrl()).isEqualTo(URI.create("https://lms.school.example/course/1"));
    }

    @Nested
    class State {

        @Test
        void one_that_we_did_not_seal_is_refused() {
            refused(LoginReason.STATE_NOT_OURS, () -> bench.judge("not.a.state", honest()));
        }

        @Test
        void one_sealed_with_another_secret_is_refused() {
            String foreign = new StateSeal(Bench.secret(9), bench.clock).seal(bench.state("n-1"));

            refused(LoginReason.STATE_NOT_OURS, () -> bench.judge(foreign, honest()));
        }

        @Test
        void one_sealed_with_the_former_secret_still_opens() {
            String former = bench.seal.seal(bench.state("n-1"));

            assertThat(new StateSeal(Bench.secret(9, 1), bench.clock)
                            .open(former)
                            .nonce())
                    .isEqualTo("n-1");
        }

        @Test
        void one_whose_content_was_changed_is_refused() {
            String[] parts = bench.seal.seal(bench.state("n-1")).split("\\.");
            String changed = new String(new Base64URL(parts[1]).decode(), StandardCharsets.UTF_8).replace("n-1", "n-2");

            refused(
                    LoginReason.STATE_NOT_OURS,
                    () -> bench.judge(parts[0] + "." + Base64URL.encode(changed) + "." + parts[2], honest()));
        }

        @Test
        void one_of_exactly_ten_minutes_still_counts() {
            String state = bench.seal.seal(bench.state("n-1"));
            bench.clock.advance(Duration.ofMinutes(10));

            assertThat(bench.judge(state, honest()).nonce()).isEqualTo("n-1");
        }

        @Test
        void one_older_than_ten_minutes_is_refused() {
            String state = bench.seal.seal(bench.state("n-1"));
            bench.clock.advance(Duration.ofMinutes(10).plusMillis(1));

            refused(LoginReason.STATE_EXPIRED, () -> bench.judge(state, honest()));
        }

        @Test
        void an_access_token_of_ours_is_not_a_state() {
            String token = new SealedTokens(Bench.secret(1), "launch-token")
                    .seal(new JWTClaimsSet.Builder().jwtID("launch-1").build());

            refused(LoginReason.STATE_NOT_OURS, () -> bench.judge(token, honest()));
        }
    }

    @Nested
    class Browser {

        @Test
        void without_its_cookie_is_refused() {
            String state = bench.seal.seal(bench.state("n-1"));

            refused(LoginReason.OTHER_BROWSER, () -> bench.judge(state, honest(), Optional.empty()));
        }

        @Test
        void another_one_is_refused() {
            String state = bench.seal.seal(bench.state("n-1"));

            refused(
                    LoginReason.OTHER_BROWSER,
                    () -> bench.judge(state, honest(), Optional.of(Bench.COOKIE.replace('a', 'b'))));
        }
    }

    @Nested
    class PlatformOfTheState {

        @Test
        void a_suspended_one_is_refused() {
            bench.with(one -> TestPlatform.registration(
                    one.id(), TestPlatform.ISSUER + "/jwks", null, Registration.Status.SUSPENDED));

            refused(LoginReason.PLATFORM_NOT_ACTIVE, () -> bench.judge(honest()));
        }

        @Test
        void one_that_is_gone_is_refused() {
            LoginState state = Bench.stateOf(99, "n-1", TestPlatform.TARGET, bench.clock.instant());

            refused(LoginReason.UNKNOWN_PLATFORM, () -> bench.judge(bench.seal.seal(state), honest()));
        }
    }

    @Nested
    class Format {

        @ParameterizedTest
        @ValueSource(strings = {"", "a", "a.b", "a.b.c", "a.b.c.d", "..", "bm90.anNvbg.AAAA", "W10.W10.AAAA"})
        void what_is_not_a_token_is_refused(String text) {
            refused(MessageReason.TOKEN_MALFORMED, () -> {
                Message message = bench.judge(text);
                assertThat(message).isNull();
            });
        }

        @Test
        void a_member_given_twice_is_refused() {
            String payload = JSONObjectUtils.toJSONString(TestPlatform.student("n-1", bench.clock.instant()));
            String twice = payload.replaceFirst("\\{", "{\"sub\":\"eve\",");

            refused(
                    MessageReason.TOKEN_MALFORMED,
                    () -> bench.judge(TestPlatform.sign(header(), twice, bench.platform.key)));
        }

        @Test
        void deep_nesting_is_refused() {
            String deep = "{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";

            refused(
                    MessageReason.TOKEN_MALFORMED,
                    () -> bench.judge(TestPlatform.sign(header(), deep, bench.platform.key)));
        }

        @Test
        void another_spelling_of_a_good_signature_is_refused() {
            String token = honest();
            // The last character of a 256-byte signature holds four bits that no decoder looks at.
            char last = token.charAt(token.length() - 1);
            String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            char other = alphabet.charAt(alphabet.indexOf(last) ^ 1);

            refused(MessageReason.TOKEN_MALFORMED, () -> bench.judge(token.substring(0, token.length() - 1) + other));
        }

        @Test
        void padding_is_refused() {
            refused(MessageReason.TOKEN_MALFORMED, () -> bench.judge(honest() + "=="));
        }

        @Test
        void a_very_long_one_is_refused() {
            refusedWith(MessageReason.TOKEN_MALFORMED, claims -> claims.put("x", "y".repeat(70_000)));
        }

        private JWSHeader header() {
            return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").build();
        }
    }

    @Nested
    class Signature {

        @Test
        void none_is_refused() {
            String payload = honest().split("\\.")[1];

            refused(
                    MessageReason.ALGORITHM,
                    () -> bench.judge(Base64URL.encode("{\"alg\":\"none\",\"kid\":\"key-1\"}") + "." + payload + "."));
        }

        @Test
        void one_made_with_the_public_key_as_a_secret_is_refused() throws Exception {
            byte[] secret = bench.platform.key.toRSAPublicKey().getEncoded();
            JWSObject object = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key-1").build(),
                    new Payload(TestPlatform.student("n-1", bench.clock.instant())));
            object.sign(new MACSigner(secret));

            refused(MessageReason.ALGORITHM, () -> bench.judge(object.serialize()));
        }

        @Test
        void another_algorithm_is_refused() {
            JWSHeader header =
                    new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("key-1").build();
            RSAKey key = new RSAKey.Builder(bench.platform.key).algorithm(null).build();
            String token = TestPlatform.sign(header, TestPlatform.student("n-1", bench.clock.instant()), key);

            refused(MessageReason.ALGORITHM, () -> bench.judge(token));
        }

        @Test
        void a_critical_extension_is_refused() {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID("key-1")
                    .criticalParams(Set.of("exp"))
                    .customParam("exp", 1)
                    .build();
            String token =
                    TestPlatform.sign(header, TestPlatform.student("n-1", bench.clock.instant()), bench.platform.key);

            refused(MessageReason.ALGORITHM, () -> bench.judge(token));
        }

        @Test
        void no_key_id_is_refused() {
            String token = TestPlatform.sign(
                    new JWSHeader(JWSAlgorithm.RS256),
                    TestPlatform.student("n-1", bench.clock.instant()),
                    bench.platform.key);

            refused(MessageReason.NO_KEY_ID, () -> bench.judge(token));
        }

        @Test
        void an_unknown_key_is_refused() {
            RSAKey stranger = TestPlatform.stranger("key-9");
            String token = TestPlatform.sign(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-9").build(),
                    TestPlatform.student("n-1", bench.clock.instant()),
                    stranger);

            refused(MessageReason.UNKNOWN_KEY, () -> bench.judge(token));
        }

        @Test
        void a_strangers_key_under_a_known_id_is_refused() {
            RSAKey stranger = TestPlatform.stranger("key-1");
            String token = TestPlatform.sign(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").build(),
                    TestPlatform.student("n-1", bench.clock.instant()),
                    stranger);

            refused(MessageReason.SIGNATURE, () -> bench.judge(token));
        }

        @Test
        void a_key_that_the_token_brings_along_is_not_used() {
            RSAKey stranger = TestPlatform.stranger("key-1");
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID("key-1")
                    .jwk(stranger.toPublicJWK())
                    .jwkURL(URI.create("https://evil.example/jwks"))
                    .type(JOSEObjectType.JWT)
                    .build();
            String token = TestPlatform.sign(header, TestPlatform.student("n-1", bench.clock.instant()), stranger);

            refused(MessageReason.SIGNATURE, () -> bench.judge(token));
        }

        @Test
        void a_changed_payload_is_refused() {
            String[] parts = honest().split("\\.");
            Map<String, Object> claims = TestPlatform.student("n-1", bench.clock.instant());
            claims.put("sub", "grace");

            refused(
                    MessageReason.SIGNATURE,
                    () -> bench.judge(
                            parts[0] + "." + Base64URL.encode(JSONObjectUtils.toJSONString(claims)) + "." + parts[2]));
        }

        @Test
        void an_unreachable_key_set_is_told() {
            bench.platform.goDown(true);

            refused(MessageReason.KEYS_UNREACHABLE, () -> bench.judge(honest()));
        }
    }

    @Nested
    class WhoAndForWhom {

        @Test
        void another_issuer_is_refused() {
            refusedWith(MessageReason.ISSUER, claims -> claims.put("iss", TestPlatform.ISSUER + "/"));
        }

        @Test
        void another_issuer_costs_no_fetch_of_keys() {
            refusedWith(MessageReason.ISSUER, claims -> claims.put("iss", "https://evil.example"));

            assertThat(bench.platform.fetches).hasValue(0);
        }

        @Test
        void a_list_that_names_only_us_is_an_audience() {
            assertThat(bench.judge(claims -> claims.put("aud", List.of(TestPlatform.CLIENT)))
                            .subject())
                    .isEqualTo("ada");
        }

        @Test
        void another_audience_is_refused() {
            refusedWith(MessageReason.AUDIENCE, claims -> claims.put("aud", "client-8"));
        }

        @Test
        void a_further_audience_is_refused() {
            refusedWith(MessageReason.AUDIENCE, claims -> {
                claims.put("aud", List.of(TestPlatform.CLIENT, "client-8"));
                claims.put("azp", TestPlatform.CLIENT);
            });
        }

        @Test
        void no_audience_is_refused() {
            refusedWith(MessageReason.AUDIENCE, claims -> claims.remove("aud"));
        }

        @Test
        void our_own_name_as_authorized_party_is_fine() {
            assertThat(bench.judge(claims -> claims.put("azp", TestPlatform.CLIENT))
                            .subject())
                    .isEqualTo("ada");
        }

        @Test
        void another_authorized_party_is_refused() {
            refusedWith(MessageReason.AUTHORIZED_PARTY, claims -> claims.put("azp", "client-8"));
        }

        @Test
        void a_null_authorized_party_is_refused() {
            refusedWith(MessageReason.AUTHORIZED_PARTY, claims -> claims.put("azp", null));
        }
    }

    @Nested
    class Time {

        /** An honest message but for this claim, which stands there exactly as given. */
        private String withLiteral(String claim, String json) {
            Map<String, Object> claims = TestPlatform.student("n-1", bench.clock.instant());
            claims.put(claim, "LITERAL");
            return TestPlatform.sign(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(bench.platform.key.getKeyID())
                            .build(),
                    JSONObjectUtils.toJSONString(claims).replace("\"LITERAL\"", json),
                    bench.platform.key);
        }

        private void refusedWith(MessageReason reason, String claim, String json) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> bench.judge(withLiteral(claim, json)))
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
        }

        private void refusedWith(MessageReason reason, Consumer<Map<String, Object>> change) {
            JudgeMessageTest.this.refusedWith(reason, change);
        }

        private long now() {
            return bench.clock.instant().getEpochSecond();
        }

        @Test
        void one_that_ran_out_less_than_a_minute_ago_still_counts() {
            assertThat(bench.judge(claims -> claims.put("exp", now() - 59)).subject())
                    .isEqualTo("ada");
        }

        @Test
        void one_that_ran_out_a_minute_ago_is_refused() {
            refusedWith(MessageReason.EXPIRED, claims -> claims.put("exp", now() - 60));
        }

        @Test
        void one_without_an_end_is_refused() {
            refusedWith(MessageReason.EXPIRED, claims -> claims.remove("exp"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1e400",
                    "1E+400",
                    "9e999",
                    "1e308",
                    "1e15",
                    "253402300800",
                    "1764331200000",
                    "-1",
                    "-1e400",
                    "-0.5",
                    "1e-400",
                    "0",
                    "true",
                    "null",
                    "[]",
                    "{}",
                    "\"1e400\""
                })
        void an_end_that_is_not_a_time_to_come_is_refused(String end) {
            refusedWith(MessageReason.EXPIRED, "exp", end);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1e400",
                    "-1e400",
                    "1e308",
                    "-1e308",
                    "1764331200000",
                    "-1",
                    "0",
                    "true",
                    "null",
                    "\"1764331200\""
                })
        void a_beginning_that_is_not_a_time_of_the_last_minutes_is_refused(String beginning) {
            refusedWith(MessageReason.ISSUED_AT, "iat", beginning);
        }

        @Test
        void an_end_with_decimals_or_an_exponent_counts_where_it_is_a_time() {
            assertThat(bench.judge(claims -> claims.put("exp", now() + 300.5)).subject())
                    .isEqualTo("ada");
            assertThat(bench.judge(withLiteral("exp", "2.5e9")).subject()).isEqualTo("ada");
        }

        @Test
        void an_end_in_words_is_refused() {
            refusedWith(MessageReason.EXPIRED, claims -> claims.put("exp", String.valueOf(now() + 300)));
        }

        @Test
        void one_issued_a_minute_ahead_still_counts() {
            assertThat(bench.judge(claims -> claims.put("iat", now() + 60)).subject())
                    .isEqualTo("ada");
        }

        @Test
        void one_issued_further_ahead_is_refused() {
            refusedWith(MessageReason.ISSUED_AT, claims -> claims.put("iat", now() + 61));
        }

        @Test
        void one_issued_ten_minutes_ago_still_counts() {
            assertThat(bench.judge(claims -> claims.put("iat", now() - 600)).subject())
                    .isEqualTo("ada");
        }

        @Test
        void one_issued_earlier_is_refused() {
            refusedWith(MessageReason.ISSUED_AT, claims -> claims.put("iat", now() - 601));
        }

        @Test
        void one_that_does_not_say_when_is_refused() {
            refusedWith(MessageReason.ISSUED_AT, claims -> claims.remove("iat"));
        }
    }

    @Nested
    class Nonce {

        @Test
        void of_another_login_is_refused() {
            refusedWith(MessageReason.NONCE, claims -> claims.put("nonce", "n-2"));
        }

        @Test
        void missing_is_refused() {
            refusedWith(MessageReason.NONCE, claims -> claims.remove("nonce"));
        }

        @Test
        void of_another_type_is_refused() {
            refusedWith(MessageReason.NONCE, claims -> claims.put("nonce", List.of("n-1")));
        }
    }

    @Nested
    class TheMessage {

        @ParameterizedTest
        @ValueSource(strings = {"1.3", "1.3.0 ", "LTI-1p0", ""})
        void of_another_version_is_refused(String version) {
            refusedWith(MessageReason.VERSION, claims -> claims.put(LTI + "version", version));
        }

        @Test
        void without_a_version_is_refused() {
            refusedWith(MessageReason.VERSION, claims -> claims.remove(LTI + "version"));
        }

        @Test
        void of_a_kind_that_we_do_not_serve_is_refused_by_name() {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(
                            () -> bench.judge(claims -> claims.put(LTI + "message_type", "LtiAssetProcessorRequest")))
                    .satisfies(refusal -> assertThat(refusal.detail()).isEqualTo("LtiAssetProcessorRequest"));
        }

        @Test
        void without_a_kind_is_refused() {
            refusedWith(MessageReason.MESSAGE_TYPE, claims -> claims.remove(LTI + "message_type"));
        }

        @Test
        void without_a_deployment_is_refused() {
            refusedWith(MessageReason.DEPLOYMENT, claims -> claims.remove(LTI + "deployment_id"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "dé", "a\u0000b", "a\nb"})
        void with_an_unusable_deployment_is_refused(String deployment) {
            refusedWith(MessageReason.DEPLOYMENT, claims -> claims.put(LTI + "deployment_id", deployment));
        }

        @Test
        void with_a_deployment_of_255_characters_is_taken() {
            String longest = "d".repeat(255);

            assertThat(bench.judge(claims -> claims.put(LTI + "deployment_id", longest))
                            .deployment())
                    .isEqualTo(longest);
        }

        @Test
        void with_a_deployment_of_256_characters_is_refused() {
            refusedWith(MessageReason.DEPLOYMENT, claims -> claims.put(LTI + "deployment_id", "d".repeat(256)));
        }

        @Test
        void with_another_deployment_than_the_login_named_is_refused() {
            LoginState state = new LoginState(
                    7,
                    "n-1",
                    TestPlatform.TARGET,
                    "d-2",
                    new LoginState.Proof.Cookie(BrowserProof.digest(Bench.COOKIE)),
                    null,
                    bench.clock.instant());

            refused(MessageReason.DEPLOYMENT, () -> bench.judge(bench.seal.seal(state), honest()));
        }

        @Test
        void with_a_deployment_that_the_registration_does_not_list_is_refused() {
            bench.with(one -> TestPlatform.registration(
                    one.id(), TestPlatform.ISSUER + "/jwks", List.of("d-9"), Registration.Status.ACTIVE));

            refused(MessageReason.DEPLOYMENT_NOT_ADMITTED, () -> bench.judge(honest()));
        }

        @Test
        void without_a_target_link_is_refused() {
            refusedWith(MessageReason.TARGET_LINK, claims -> claims.remove(LTI + "target_link_uri"));
        }

        @Test
        void with_another_target_link_than_the_login_named_is_refused() {
            refusedWith(
                    MessageReason.TARGET_LINK,
                    claims -> claims.put(LTI + "target_link_uri", "https://checkpoint.example/checkpoints/other"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example/checkpoints/chapter-12",
                    "https://checkpoint.example.evil.example/checkpoints/chapter-12",
                    "https://checkpoint.example@evil.example/checkpoints/chapter-12",
                    "http://checkpoint.example/checkpoints/chapter-12",
                    "//checkpoint.example/checkpoints/chapter-12",
                    "javascript:alert(1)"
                })
        void with_a_target_link_that_is_not_ours_is_refused(String target) {
            LoginState state = Bench.stateOf(7, "n-1", target, bench.clock.instant());
            Map<String, Object> claims = TestPlatform.student("n-1", bench.clock.instant());
            claims.put(LTI + "target_link_uri", target);

            refused(MessageReason.TARGET_LINK, () -> bench.judge(bench.seal.seal(state), bench.platform.sign(claims)));
        }

        @Test
        void without_a_resource_link_is_refused() {
            refusedWith(MessageReason.RESOURCE_LINK, claims -> claims.remove(LTI + "resource_link"));
        }

        @Test
        void with_a_resource_link_without_id_is_refused() {
            refusedWith(MessageReason.RESOURCE_LINK, claims -> claims.put(LTI + "resource_link", Map.of("title", "x")));
        }

        @Test
        void with_a_numeric_resource_link_id_is_refused() {
            refusedWith(MessageReason.RESOURCE_LINK, claims -> claims.put(LTI + "resource_link", Map.of("id", 7)));
        }

        @Test
        void without_roles_is_refused() {
            refusedWith(MessageReason.ROLES, claims -> claims.remove(LTI + "roles"));
        }

        @Test
        void with_roles_that_are_not_a_list_of_texts_is_refused() {
            refusedWith(MessageReason.ROLES, claims -> claims.put(LTI + "roles", List.of(1, 2)));
        }

        @Test
        void with_an_empty_list_of_roles_is_taken() {
            assertThat(bench.judge(claims -> claims.put(LTI + "roles", List.of()))
                            .roles())
                    .isEmpty();
        }

        @Test
        void without_a_subject_is_refused() {
            refusedWith(MessageReason.SUBJECT, claims -> claims.remove("sub"));
        }

        @Test
        void with_a_subject_of_another_type_is_refused() {
            refusedWith(MessageReason.SUBJECT, claims -> claims.put("sub", 4));
        }
    }

    @Nested
    class OptionalClaims {

        @Test
        void may_all_be_absent() {
            Message message = bench.judge(claims -> {
                claims.remove("name");
                claims.remove(LTI + "context");
                claims.remove(LTI + "launch_presentation");
                claims.remove(TestPlatform.AGS);
            });

            assertThat(message.context()).isNull();
            assertThat(message.name()).isNull();
            assertThat(message.lineItem()).isNull();
            assertThat(message.lineItems()).isNull();
        }

        @Test
        void of_the_wrong_type_are_as_good_as_absent() {
            Message message = bench.judge(claims -> {
                claims.put("name", 7);
                claims.put(LTI + "context", "biology");
                claims.put(LTI + "launch_presentation", List.of());
                claims.put(LTI + "custom", 1);
                claims.put(TestPlatform.AGS, Map.of("scope", "all", "lineitem", 5, "lineitems", Arrays.asList((Object)
                        null)));
                claims.put("https://vendor.example/anything", Collections.singletonMap("x", null));
            });

            assertThat(message.context()).isNull();
            assertThat(message.name()).isNull();
            assertThat(message.scopes()).isEmpty();
            assertThat(link(message).checkpoint()).isEqualTo("chapter-12");
        }

        @Test
        void an_empty_line_item_is_none() {
            Map<String, Object> endpoint =
                    new HashMap<>(Map.of("scope", List.of(), "lineitem", "", "lineitems", "https://x.example/i"));

            assertThat(bench.judge(claims -> claims.put(TestPlatform.AGS, endpoint))
                            .lineItem())
                    .isNull();
        }

        @Test
        void the_custom_parameter_names_the_checkpoint_before_the_address_does() {
            assertThat(link(bench.judge(claims -> claims.put(LTI + "custom", Map.of("checkpoint", "other"))))
                            .checkpoint())
                    .isEqualTo("other");
        }

        @Test
        void a_variable_that_was_not_expanded_names_nothing() {
            assertThat(link(bench.judge(claims -> claims.put(LTI + "custom", Map.of("checkpoint", "$Checkpoint.slug"))))
                            .checkpoint())
                    .isEqualTo("chapter-12");
        }

        @Test
        void a_custom_parameter_may_come_as_a_number() {
            assertThat(link(bench.judge(claims -> claims.put(LTI + "custom", Map.of("checkpoint", 12))))
                            .checkpoint())
                    .isEqualTo("12");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "javascript:alert(1)",
                    "data:text/html,x",
                    "/relative",
                    "https://user@lms.school.example/",
                    "::"
                })
        void a_return_address_that_is_not_a_web_address_is_dropped(String address) {
            assertThat(bench.judge(claims -> claims.put(LTI + "launch_presentation", Map.of("return_url", address)))
                            .returnUrl())
                    .isNull();
        }

        @Test
        void given_and_family_name_make_a_name() {
            assertThat(bench.judge(claims -> {
                                claims.remove("name");
                                claims.put("given_name", "Sam");
                                claims.put("family_name", "Ángström");
                            })
                            .name())
                    .isEqualTo("Sam Ángström");
        }

        @Test
        void a_name_loses_its_control_characters() {
            assertThat(bench.judge(claims -> claims.put("name", "Ada\u0000\u001b Example"))
                            .name())
                    .isEqualTo("Ada Example");
        }
    }
}
