package checkpoint.launch.message;

import static checkpoint.launch.message.TestPlatform.LTI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import checkpoint.launch.login.LoginReason;
import checkpoint.launch.login.LoginState;
import checkpoint.launch.login.StateSeal;
import checkpoint.platform.registration.Registration;
import checkpoint.tool.refusal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an administrator learns of a refused message beside its code: where it came from, how it began, and what was wrong. */
class RefusedMessageTest {

    private final Bench bench = new Bench();

    private static Refusal refusal(ThrowingCallable judging) {
        return Objects.requireNonNull(catchThrowableOfType(Refusal.class, judging));
    }

    private Refusal refusal(Consumer<Map<String, Object>> change) {
        return refusal(() -> bench.judge(change));
    }

    private Refusal of(String claim, Object value) {
        return refusal(claims -> claims.put(claim, value));
    }

    @Test
    void a_refusal_says_which_platform_was_asked_and_how_the_launch_began() {
        Refusal refusal = of("iss", "https://evil.example");

        assertThat(refusal.registration()).isEqualTo(7);
        assertThat(refusal.begun()).isEqualTo(new Refusal.Begun(Bench.NOON, "cookie"));
    }

    @Test
    void a_platform_that_is_not_active_is_named_by_its_registration_and_state() {
        bench.with(one -> TestPlatform.registration(
                one.id(), TestPlatform.ISSUER + "/jwks", null, Registration.Status.SUSPENDED));

        Refusal refusal = refusal(claims -> {});

        assertThat(refusal.reason()).isEqualTo(LoginReason.PLATFORM_NOT_ACTIVE);
        assertThat(refusal.registration()).isEqualTo(7);
        assertThat(refusal.detail()).isEqualTo("SUSPENDED");
    }

    @Test
    void a_platform_that_is_gone_is_named_by_its_number() {
        String state = new StateSeal(Bench.secret(1), bench.clock)
                .seal(Bench.stateOf(99, "n-1", TestPlatform.TARGET, Bench.NOON));

        assertThat(refusal(() -> bench.judge(state, "")).detail()).isEqualTo("registration 99");
    }

    @Test
    void a_verified_message_says_whose_launch_was_refused() {
        assertThat(of(LTI + "version", "1.1").caller())
                .isEqualTo(new Refusal.Caller("ada", "d-1", "course-1", "link-1"));
    }

    @Test
    void of_course_and_link_only_what_the_message_names_is_told() {
        Refusal refusal = refusal(claims -> {
            claims.remove(LTI + "context");
            claims.remove(LTI + "resource_link");
        });

        assertThat(refusal.reason()).isEqualTo(MessageReason.RESOURCE_LINK);
        assertThat(refusal.caller()).isEqualTo(new Refusal.Caller("ada", "d-1", null, null));
    }

    @Test
    void nobody_is_named_before_the_message_is_verified_or_where_it_names_nobody() {
        assertThat(of("nonce", "n-2").caller()).isNull();
        assertThat(refusal(claims -> claims.remove("sub")).caller()).isNull();
        assertThat(refusal(claims -> claims.remove(LTI + "deployment_id")).caller())
                .isNull();
    }

    @Test
    void a_key_set_that_could_not_be_read_is_told_with_why() {
        bench.platform.answerWith(503);

        Refusal refusal = refusal(claims -> {});

        assertThat(refusal.reason()).isEqualTo(MessageReason.KEYS_UNREACHABLE);
        assertThat(refusal.detail()).isEqualTo("status 503");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-1,           exp is not a time in seconds",
                "253402300800, exp is not a time in seconds",
                "0,            -",
                "1000000000,   -"
            })
    void an_end_that_no_calendar_has_is_told_apart_from_one_that_is_past(long end, String detail) {
        assertThat(of("exp", end).detail()).isEqualTo(detail);
    }

    @Test
    void the_last_second_of_the_calendar_is_an_end() {
        assertThat(bench.judge(claims -> claims.put("exp", 253_402_300_799L)).subject())
                .isEqualTo("ada");
    }

    @ParameterizedTest
    @CsvSource({
        "-1,           iat is not a time in seconds",
        "0,            too old",
        "1000000000,   too old",
        "4000000000,   from the future",
        "253402300799, from the future",
        "253402300800, iat is not a time in seconds"
    })
    void a_time_of_issue_is_refused_with_what_is_wrong_with_it(long issued, String detail) {
        assertThat(of("iat", issued).detail()).isEqualTo(detail);
    }

    @Test
    void a_claim_that_is_refused_is_told_by_what_is_wrong_with_it() {
        assertThat(of("aud", List.of(TestPlatform.CLIENT, "client-8")).detail()).isEqualTo("2 audiences");
        assertThat(refusal(claims -> claims.remove("aud")).detail()).isEqualTo("0 audiences");
        assertThat(refusal(claims -> claims.remove("exp")).detail())
                .isEqualTo("exp is not a number that can be a time");
        assertThat(refusal(claims -> claims.remove(LTI + "message_type")).detail())
                .isEqualTo("none");
        assertThat(refusal(claims -> claims.remove(LTI + "target_link_uri")).detail())
                .isEqualTo("missing");
        assertThat(of(LTI + "target_link_uri", TestPlatform.TARGET + "/").detail())
                .isEqualTo("not the one of the login");
    }

    /** The browser's proof may be in the platform's storage, which a page of ours asks once all else holds. */
    @Test
    void a_launch_that_began_with_platform_storage_says_so() {
        LoginState state = new LoginState(
                7,
                "n-1",
                TestPlatform.TARGET,
                null,
                new LoginState.Proof.Storage("digest", "_parent"),
                null,
                Bench.NOON);

        assertThat(refusal(() -> bench.judge(bench.seal.seal(state), "")).begun())
                .isEqualTo(new Refusal.Begun(Bench.NOON, "storage"));
    }
}
