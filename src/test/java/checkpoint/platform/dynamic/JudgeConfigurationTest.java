package checkpoint.platform.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checkpoint.platform.outbound.Call;
import checkpoint.platform.outbound.Failure;
import checkpoint.platform.outbound.Outbound;
import checkpoint.platform.outbound.Reply;
import checkpoint.tool.json.Claims;
import checkpoint.tool.refusal.Refusal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Configurations of hosts that no test can be: the hosted Canvas, and ones whose names lead inside. */
class JudgeConfigurationTest {

    private static final URI SSO = URI.create("https://sso.canvaslms.com/api/lti/security/openid-configuration");

    /** Names that end in {@code .internal} lead to private addresses. */
    private static final class Rules implements Outbound {

        @Override
        public Reply send(Call call) {
            throw new AssertionError("nothing is called");
        }

        @Override
        public boolean permits(URI uri) {
            return "https".equals(uri.getScheme());
        }

        @Override
        public Optional<Failure> forbids(URI uri) {
            return uri.getHost().endsWith(".internal") ? Optional.of(Failure.ADDRESS_FORBIDDEN) : Optional.empty();
        }
    }

    private final JudgeConfiguration judge = new JudgeConfiguration(new Rules());

    private static Map<String, Object> configuration(String issuer, String host) {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("issuer", issuer);
        configuration.put("authorization_endpoint", host + "/auth");
        configuration.put("token_endpoint", host + "/token");
        configuration.put("jwks_uri", host + "/jwks");
        configuration.put("registration_endpoint", host + "/register");
        return configuration;
    }

    private PlatformConfiguration judge(Map<String, Object> configuration, URI from) {
        byte[] bytes = JsonMapper.shared().writeValueAsString(configuration).getBytes(StandardCharsets.UTF_8);
        return judge.judge(Claims.parse(bytes).orElseThrow(), from);
    }

    @ParameterizedTest
    @CsvSource({
        "https://canvas.instructure.com, https://sso.canvaslms.com",
        "https://canvas.beta.instructure.com, https://sso.beta.canvaslms.com",
        "https://canvas.test.instructure.com, https://sso.test.canvaslms.com",
        "https://canvas.instructure.com, https://school.instructure.com"
    })
    void a_hosted_canvas_speaks_for_its_issuer_from_its_own_hosts(String issuer, String host) {
        PlatformConfiguration judged = judge(configuration(issuer, host), URI.create(host + "/config"));

        assertThat(judged.issuer()).isEqualTo(issuer);
        assertThat(judged.name()).isEqualTo(URI.create(issuer).getHost());
    }

    @ParameterizedTest
    @CsvSource({
        "https://canvas.instructure.com, https://sso.beta.canvaslms.com",
        "https://canvas.beta.instructure.com, https://sso.canvaslms.com",
        "https://canvas.instructure.com, https://canvas.evil.example",
        "https://moodle.school.example, https://sso.canvaslms.com",
        "https://moodle.school.example, https://moodle.school.example.evil.example"
    })
    void nobody_else_does(String issuer, String host) {
        assertThatThrownBy(() -> judge(configuration(issuer, host), URI.create(host + "/config")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(RegistrationReason.OTHER_ISSUER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization_endpoint", "token_endpoint", "jwks_uri"})
    void an_address_whose_name_leads_inside_is_refused(String name) {
        Map<String, Object> configuration =
                configuration("https://canvas.instructure.com", "https://sso.canvaslms.com");
        configuration.put(name, "https://metadata.internal/");

        assertThatThrownBy(() -> judge(configuration, SSO))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(RegistrationReason.ENDPOINT_FORBIDDEN));
    }

    @Test
    void an_authorization_server_that_is_an_address_is_the_audience_of_token_requests() {
        Map<String, Object> configuration = configuration("https://lms.example", "https://lms.example");
        configuration.put("authorization_server", "https://auth.example/token");

        assertThat(judge(configuration, URI.create("https://lms.example/config"))
                        .tokenAudience())
                .isEqualTo("https://auth.example/token");
    }
}
