package checkpoint.launch.message;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.launch.login.LoginState;
import checkpoint.platform.registration.InstitutionRoles;
import checkpoint.platform.registration.Registration;
import checkpoint.testing.Fixture;
import checkpoint.tool.cluster.Placement;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Raw id tokens of a real Moodle 4.4, through the real chain, against the key set captured with them. */
class CapturedMoodleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "student-with-lineitem", "student-without-lineitem", "student-two-lineitems",
                "student-lineitem-made-by-tool", "student-no-name-claims-no-dl", "student-by-hand",
                "teacher-with-lineitem", "admin-with-lineitem"
            })
    void a_captured_token_is_verified_and_read(String name) {
        Map<String, Object> fixture = Fixture.read("moodle-4.4/launch/" + name + ".json");
        Map<String, Object> claims = Fixture.object(Fixture.object(fixture, "idToken"), "claims");
        String target = (String) claims.get(TestPlatform.LTI + "target_link_uri");
        Bench bench = new Bench().with(moodle((String) claims.get("aud")), "http://127.0.0.1:9301");
        bench.platform.publishText(JsonMapper.shared()
                .writeValueAsString(
                        Fixture.read("moodle-4.4/platform/jwks.json").get("body")));
        bench.clock.set(Instant.ofEpochSecond(((Number) claims.get("iat")).longValue()));
        LoginState state = Bench.stateOf(7, (String) claims.get("nonce"), target, bench.clock.instant());

        Message message =
                bench.judge(bench.seal.seal(state), (String) fixture.get("idTokenRaw"), Optional.of(Bench.COOKIE));

        assertThat(message.subject()).isEqualTo(claims.get("sub"));
        assertThat(message.productFamily()).isEqualTo("moodle");
        assertThat(message.context()).isEqualTo("2");
        assertThat(message.lineItems())
                .isEqualTo("http://localhost:8090/mod/lti/services.php/2/lineitems?type_id="
                        + claims.get(TestPlatform.LTI + "deployment_id"));
    }

    private static Registration moodle(String clientId) {
        String base = "http://localhost:8090";
        return new Registration(
                7,
                "Moodle",
                base,
                clientId,
                URI.create(base + "/mod/lti/auth.php"),
                URI.create(base + "/mod/lti/token.php"),
                URI.create(base + "/mod/lti/certs.php"),
                base + "/mod/lti/token.php",
                List.of(),
                null,
                Registration.Status.ACTIVE,
                Registration.Source.FILE,
                InstitutionRoles.LEARNERS,
                Placement.Place.AT_HOME);
    }
}
