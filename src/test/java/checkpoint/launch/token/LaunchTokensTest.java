package checkpoint.launch.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import checkpoint.launch.login.StateSeal;
import checkpoint.launch.message.Availability;
import checkpoint.launch.message.Bench;
import checkpoint.launch.message.TestPlatform;
import checkpoint.platform.registration.Registration;
import checkpoint.testing.SettableClock;
import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.refusal.Refusal;
import checkpoint.tool.setup.PublicUrl;
import checkpoint.tool.setup.Secret;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class LaunchTokensTest {

    private final SettableClock clock = new SettableClock(Bench.NOON);
    private final PublicUrl publicUrl = new PublicUrl(URI.create("https://checkpoint.example"));
    private final Registration registration = TestPlatform.registration(7);

    static Launch launch(Role role) {
        return new Launch(
                "launch-1",
                7,
                role == Role.LEARNER ? 11L : null,
                22,
                33,
                role,
                false,
                "chapter-12",
                null,
                "en",
                URI.create("https://portal.school.example:8443/course/1?sesskey=x"),
                "canvas",
                true,
                Bench.NOON,
                Availability.NONE);
    }

    private LaunchTokens tokens(Secret secret) {
        return new LaunchTokens(secret, new Bench.Known(registration), Clusters.alone(), publicUrl, clock);
    }

    private JwtDecoder decoder(Secret secret) {
        return new LaunchTokenConfiguration().launchTokenDecoder(tokens(secret), publicUrl, clock);
    }

    @Test
    void a_token_names_its_launch_and_nothing_is_lost() {
        Launch launch = launch(Role.LEARNER);
        LaunchTokens tokens = tokens(Bench.secret(1));

        assertThat(tokens.read(
                        decoder(Bench.secret(1)).decode(tokens.carry(launch).token())))
                .isEqualTo(launch);
    }

    @Test
    void a_token_lives_four_hours() {
        String token = tokens(Bench.secret(1)).carry(launch(Role.LEARNER)).token();

        clock.advance(Duration.ofHours(4).minusSeconds(1));
        assertThat(decoder(Bench.secret(1)).decode(token).getId()).isEqualTo("launch-1");

        clock.advance(Duration.ofSeconds(2));
        assertThatExceptionOfType(JwtValidationException.class)
                .isThrownBy(() -> decoder(Bench.secret(1)).decode(token));
    }

    @Test
    void twelve_hours_after_the_launch_no_token_lives() {
        clock.advance(Duration.ofHours(11));
        String token = tokens(Bench.secret(1)).carry(launch(Role.LEARNER)).token();

        clock.advance(Duration.ofHours(1).plusSeconds(1));

        assertThatExceptionOfType(JwtValidationException.class)
                .isThrownBy(() -> decoder(Bench.secret(1)).decode(token));
    }

    @Test
    void a_token_of_another_secret_is_refused() {
        String token = tokens(Bench.secret(2)).carry(launch(Role.LEARNER)).token();

        assertThatExceptionOfType(BadJwtException.class)
                .isThrownBy(() -> decoder(Bench.secret(1)).decode(token));
    }

    @Test
    void after_the_secret_was_rotated_older_tokens_still_count() {
        String token = tokens(Bench.secret(1)).carry(launch(Role.LEARNER)).token();

        assertThat(decoder(Bench.secret(2, 1)).decode(token).getId()).isEqualTo("launch-1");
    }

    @Test
    void a_login_state_is_not_a_token() {
        String state = new StateSeal(Bench.secret(1), clock).seal(Bench.stateOf(7, "n", "t", clock.instant()));

        assertThatExceptionOfType(JwtException.class)
                .isThrownBy(() -> decoder(Bench.secret(1)).decode(state));
    }

    @Test
    void the_platform_and_the_return_address_may_frame_the_page_and_nobody_else() {
        assertThat(tokens(Bench.secret(1))
                        .carry(launch(Role.LEARNER))
                        .frameAncestors()
                        .split(" "))
                .containsExactly("https://portal.school.example:8443", "https://lms.school.example");
    }

    @Test
    void a_suspended_platform_ends_its_launches() {
        String token = tokens(Bench.secret(1)).carry(launch(Role.LEARNER)).token();
        Registration suspended =
                TestPlatform.registration(7, TestPlatform.ISSUER + "/jwks", null, Registration.Status.SUSPENDED);
        LaunchTokens tokens =
                new LaunchTokens(Bench.secret(1), new Bench.Known(suspended), Clusters.alone(), publicUrl, clock);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> tokens.read(decoder(Bench.secret(1)).decode(token)));
    }
}
