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
import java.util.List;
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
    @CsvSource({
        "moodle, Moodle (lms.school.example)",
        "canvas, Canvas (lms.school.example)",
        "BlackboardLearn, Blackboard (lms.school.example)",
        "desire2learn, Brightspace (lms.school.example)",
        "open-edx, Open edX (lms.school.example)",
        "sakai, Sakai (lms.school.example)"
    })
    void a_platform_that_gives_no_name_is_called_by_its_product_and_its_host(String family, String name) {
        assertThat(named(Map.of("product_family_code", family))).isEqualTo(name);
    }

    /** A stranger's word is no name beside the host: only a product that is known is written out, in our own words. */
    @ParameterizedTest
    @ValueSource(strings = {"other", "", "Ministry of Education", "<b>"})
    void one_whose_product_is_not_known_is_called_by_its_host_alone(String family) {
        assertThat(named(Map.of("product_family_code", family))).isEqualTo("lms.school.example");
        assertThat(named(Map.of())).isEqualTo("lms.school.example");
        assertThat(named(Map.of("product_family_code", List.of("moodle")))).isEqualTo("lms.school.example");
    }

    @Test
    void an_institution_that_names_itself_is_called_so_whatever_the_product() {
        assertThat(named(Map.of(
                        "product_family_code",
                        "canvas",
                        "https://canvas.instructure.com/lti/account_name",
                        "Test University")))
                .isEqualTo("Test University");
    }

    private String named(Map<String, Object> platform) {
        Map<String, Object> configuration = configuration("https://lms.school.example", "https://lms.school.example");
        configuration.put("https://purl.imsglobal.org/spec/lti-platform-configuration", platform);
        return judge(configuration, URI.create("https://lms.school.example/config"))
                .name();
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
