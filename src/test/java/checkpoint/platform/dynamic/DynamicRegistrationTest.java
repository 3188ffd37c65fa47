package checkpoint.platform.dynamic;

import static checkpoint.testing.Desk.find;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.CheckpointApplication;
import checkpoint.platform.access.Scopes;
import checkpoint.platform.admission.AddRegistration;
import checkpoint.platform.registration.InstitutionRoles;
import checkpoint.platform.registration.Particulars;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.testing.Desk;
import checkpoint.testing.Fixture;
import checkpoint.testing.TestPostgres;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Platforms that register themselves, on the wire: Moodle's captured messages, Canvas's shapes, and those who mean harm. */
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class DynamicRegistrationTest {

    private static final String TOKEN = "one-time.token-of-the-platform";
    private static final String MOODLE_CONFIGURATION = "/mod/lti/openid-configuration.php";
    private static final String MOODLE_REGISTRATION = "/mod/lti/openid-registration.php";
    private static final String PLATFORM = "https://purl.imsglobal.org/spec/lti-platform-configuration";
    private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final WireMockServer LMS =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private static final WireMockServer ELSEWHERE =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private static ConfigurableApplicationContext tool;

    private final Desk browser = new Desk();
    private final JdbcClient database = tool.getBean(JdbcClient.class);
    private final Registrations registrations = tool.getBean(Registrations.class);

    @BeforeAll
    static void start() {
        LMS.start();
        ELSEWHERE.start();
        tool = tool("checkpoint.outbound.allow-private-addresses=true");
    }

    private static ConfigurableApplicationContext tool(String... further) {
        return new SpringApplicationBuilder(CheckpointApplication.class)
                .properties(
                        "server.port=0",
                        "spring.datasource.url=" + TestPostgres.url(TestPostgres.prepared()),
                        "spring.datasource.username=postgres",
                        "checkpoint.public-url=http://127.0.0.1:9301",
                        "checkpoint.secret=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                        "checkpoint.admin.password=only-for-these-tests",
                        "checkpoint.delivery=false",
                        "checkpoint.housekeeping=false")
                .properties(further)
                .run();
    }

    @AfterAll
    static void stop() {
        tool.close();
        LMS.stop();
        ELSEWHERE.stop();
    }

    @BeforeEach
    void nobodyIsKnown() {
        database.sql("delete from deployment").update();
        database.sql("delete from registration").update();
        registrations.changed();
        LMS.resetAll();
        ELSEWHERE.resetAll();
    }

    // Moodle, as captured; its address is this test's.

    private static String here(Object captured) {
        return JSON.writeValueAsString(captured).replace("http://localhost:8090", LMS.baseUrl());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> moodleConfiguration() {
        return JSON.readValue(
                here(Fixture.read("moodle-4.4/platform/openid-configuration.json")
                        .get("body")),
                Map.class);
    }

    private static Map<String, Object> captured(String name) {
        return Fixture.read("moodle-4.4/registration/" + name + ".json");
    }

    private static ResponseDefinitionBuilder json(Object body) {
        return aResponse()
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withBody(JSON.writeValueAsString(body));
    }

    private static void moodle() {
        moodle(moodleConfiguration());
    }

    private static void moodle(Map<String, Object> configuration) {
        LMS.stubFor(get(urlEqualTo(MOODLE_CONFIGURATION)).willReturn(json(configuration)));
        LMS.stubFor(post(urlEqualTo(MOODLE_REGISTRATION))
                .willReturn(json(Fixture.object(captured("full"), "response").get("body"))));
    }

    private static void moodleAnswers(ResponseDefinitionBuilder answer) {
        LMS.stubFor(post(urlEqualTo(MOODLE_REGISTRATION)).willReturn(answer));
    }

    @SuppressWarnings("unchecked")
    private static ResponseDefinitionBuilder error(String name) {
        Map<String, Object> error = (Map<String, Object>) captured("errors").get(name);
        return aResponse()
                .withStatus((Integer) error.get("status"))
                .withHeader("Content-Type", "text/html; charset=utf-8")
                .withBody((String) error.get("body"));
    }

    private static String path(String configuration, String token) {
        return "/lti/register?openid_configuration=" + URLEncoder.encode(configuration, StandardCharsets.UTF_8)
                + (token == null ? "" : "&registration_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    }

    private HttpResponse<String> register() {
        return browser.get(tool, path(LMS.baseUrl() + MOODLE_CONFIGURATION, TOKEN));
    }

    private void assertRefused(String code) {
        HttpResponse<String> page = register();

        assertThat(page.statusCode()).isBetween(400, 429);
        assertThat(find(page, "data-code=\"([^\"]+)\"")).isEqualTo(code);
        assertThat(page.body()).doesNotContain(TOKEN);
        assertThat(registrations.all()).isEmpty();
    }

    private Registration known(String clientId) {
        registrations.changed();
        return registrations.find(LMS.baseUrl(), clientId).orElseThrow();
    }

    private static JsonNode sent(String path) {
        return JSON.readTree(
                LMS.findAll(postRequestedFor(urlEqualTo(path))).getFirst().getBody());
    }

    @Test
    void a_moodle_registers_itself_and_waits_for_approval() {
        moodle();

        HttpResponse<String> page = register();

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "data-testid=\"registered\" data-state=\"pending\"", "press Activate", "More &gt; LTI External")
                .contains("data-testid=\"close-registration\"", "You can close this page now.");
        Registration made = known("QFRGmGVidOTPOaZ");
        assertThat(made.status()).isEqualTo(Registration.Status.PENDING);
        assertThat(made.source()).isEqualTo(Registration.Source.DYNAMIC);
        assertThat(made.name()).isEqualTo("Moodle (localhost)");
        assertThat(made.authorizationEndpoint()).hasToString(LMS.baseUrl() + "/mod/lti/auth.php");
        assertThat(made.tokenEndpoint()).hasToString(LMS.baseUrl() + "/mod/lti/token.php");
        assertThat(made.tokenAudience()).isEqualTo(LMS.baseUrl() + "/mod/lti/token.php");
        assertThat(made.jwksUri()).hasToString(LMS.baseUrl() + "/mod/lti/certs.php");
        assertThat(database.sql("select deployment_id || ' ' || product_family from deployment")
                        .query(String.class)
                        .list())
                .containsExactly("1 moodle");
    }

    @Test
    void moodle_is_told_what_it_needs_and_asked_for_what_it_offers() {
        moodle();

        register();

        LMS.verify(getRequestedFor(urlEqualTo(MOODLE_CONFIGURATION))
                .withHeader("Accept", equalTo("application/json"))
                .withHeader("Authorization", equalTo("Bearer " + TOKEN)));
        LMS.verify(postRequestedFor(urlEqualTo(MOODLE_REGISTRATION))
                .withHeader("Content-Type", equalTo("application/json"))
                .withHeader("Authorization", equalTo("Bearer " + TOKEN)));
        JsonNode body = sent(MOODLE_REGISTRATION);
        assertThat(JSON.writeValueAsString(body.path("response_types"))).isEqualTo("[\"id_token\"]");
        assertThat(JSON.writeValueAsString(body.path("grant_types")))
                .isEqualTo("[\"implicit\",\"client_credentials\"]");
        assertThat(body.path("application_type").stringValue()).isEqualTo("web");
        assertThat(body.path("initiate_login_uri").stringValue()).isEqualTo("http://127.0.0.1:9301/lti/login");
        assertThat(JSON.writeValueAsString(body.path("redirect_uris")))
                .isEqualTo("[\"http://127.0.0.1:9301/lti/launch\"]");
        assertThat(body.path("jwks_uri").stringValue()).isEqualTo("http://127.0.0.1:9301/.well-known/jwks.json");
        assertThat(body.path("token_endpoint_auth_method").stringValue()).isEqualTo("private_key_jwt");
        assertThat(body.path("scope").stringValue()).isEqualTo(String.join(" ", ToolDescription.SCOPES));
        JsonNode described = body.path(TOOL);
        assertThat(described.path("domain").stringValue()).isEqualTo("127.0.0.1:9301");
        assertThat(described.path("target_link_uri").stringValue()).isEqualTo("http://127.0.0.1:9301/lti/launch");
        assertThat(JSON.writeValueAsString(described.path("claims")))
                .isEqualTo("[\"iss\",\"sub\",\"name\",\"given_name\",\"family_name\"]");
        assertThat(described.path("messages").path(0).path("type").stringValue())
                .isEqualTo("LtiResourceLinkRequest");
        assertThat(described.path("messages").path(1).path("type").stringValue())
                .isEqualTo("LtiDeepLinkingRequest");
        assertThat(JSON.writeValueAsString(described.path("messages").path(1).path("placements")))
                .isEqualTo("[\"ContentArea\"]");
        assertThat(JSON.writeValueAsString(described)).doesNotContain("canvas");
    }

    /** What the real Moodle accepted had these members, of these kinds; nothing of it is missing in ours. */
    @Test
    void the_registration_has_every_member_of_one_that_moodle_accepted() {
        moodle();

        register();

        JsonNode accepted =
                JSON.valueToTree(Fixture.object(captured("full"), "request").get("body"));
        JsonNode ours = sent(MOODLE_REGISTRATION);
        for (String name : accepted.propertyNames()) {
            if (!name.equals("logo_uri")) {
                assertThat(ours.has(name)).as(name).isTrue();
                assertThat(ours.path(name).getNodeType())
                        .as(name)
                        .isEqualTo(accepted.path(name).getNodeType());
            }
        }
        for (String name : accepted.path(TOOL).propertyNames()) {
            if (!name.equals("custom_parameters")) {
                assertThat(ours.path(TOOL).has(name)).as(name).isTrue();
            }
        }
    }

    @Test
    void what_a_platform_does_not_offer_is_not_asked_for() {
        Map<String, Object> configuration = moodleConfiguration();
        configuration.put("scopes_supported", List.of("https://purl.imsglobal.org/spec/lti-ags/scope/score", "openid"));
        configuration.put("claims_supported", List.of("sub", "iss"));
        configuration.put(
                PLATFORM,
                Map.of(
                        "product_family_code",
                        "other",
                        "messages_supported",
                        List.of(Map.of("type", "LtiResourceLinkRequest"))));
        moodle(configuration);

        HttpResponse<String> page = register();

        JsonNode body = sent(MOODLE_REGISTRATION);
        assertThat(body.path("scope").stringValue()).isEqualTo("https://purl.imsglobal.org/spec/lti-ags/scope/score");
        assertThat(JSON.writeValueAsString(body.path(TOOL).path("claims"))).isEqualTo("[\"iss\",\"sub\"]");
        assertThat(body.path(TOOL).path("messages").size()).isEqualTo(1);
        assertThat(page.body()).contains("switch the tool on in the platform");
    }

    @Test
    void groups_are_asked_for_only_where_they_are_offered() {
        Map<String, Object> configuration = moodleConfiguration();
        configuration.put(
                "scopes_supported", List.of("https://purl.imsglobal.org/spec/lti-ags/scope/score", Scopes.GROUPS));
        moodle(configuration);

        register();

        assertThat(sent(MOODLE_REGISTRATION).path("scope").stringValue())
                .isEqualTo("https://purl.imsglobal.org/spec/lti-ags/scope/score " + Scopes.GROUPS);
        assertThat(sent(MOODLE_REGISTRATION)
                        .path(TOOL)
                        .path("custom_parameters")
                        .has("sections"))
                .isFalse();
    }

    @Test
    void a_platform_that_knows_submission_review_is_told_that_we_do() {
        Map<String, Object> configuration = moodleConfiguration();
        configuration.put(
                PLATFORM,
                Map.of(
                        "messages_supported",
                        List.of(
                                Map.of("type", "LtiResourceLinkRequest"),
                                Map.of("type", "LtiSubmissionReviewRequest"))));
        moodle(configuration);

        register();

        JsonNode messages = sent(MOODLE_REGISTRATION).path(TOOL).path("messages");
        assertThat(messages.path(1).path("type").stringValue()).isEqualTo("LtiSubmissionReviewRequest");
        assertThat(messages.path(1).path("target_link_uri").stringValue()).endsWith("/lti/launch");
    }

    @Test
    void a_platform_that_lists_nothing_is_asked_for_everything() {
        Map<String, Object> configuration = moodleConfiguration();
        configuration.keySet().removeIf(name -> name.endsWith("_supported") || name.equals(PLATFORM));
        moodle(configuration);

        assertThat(register().statusCode()).isEqualTo(200);

        JsonNode body = sent(MOODLE_REGISTRATION);
        assertThat(body.path("scope").stringValue()).isEqualTo(String.join(" ", ToolDescription.SCOPES));
        assertThat(body.path(TOOL).path("messages").size()).isEqualTo(2);
    }

    // Canvas, in the shape of its documentation.

    private static Map<String, Object> canvasConfiguration() {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("issuer", LMS.baseUrl());
        configuration.put("authorization_endpoint", LMS.baseUrl() + "/api/lti/authorize_redirect");
        configuration.put("registration_endpoint", LMS.baseUrl() + "/api/lti/registrations");
        configuration.put("jwks_uri", LMS.baseUrl() + "/api/lti/security/jwks");
        configuration.put("token_endpoint", LMS.baseUrl() + "/login/oauth2/token");
        configuration.put("authorization_server", "canvas.school.example");
        configuration.put("scopes_supported", new ArrayList<>(ToolDescription.SCOPES));
        configuration.put("claims_supported", List.of("sub", "picture", "email", "name", "given_name", "family_name"));
        configuration.put(
                PLATFORM,
                Map.of(
                        "product_family_code",
                        "canvas",
                        "messages_supported",
                        List.of(
                                Map.of("type", "LtiResourceLinkRequest", "placements", List.of("course_navigation")),
                                Map.of(
                                        "type",
                                        "LtiDeepLinkingRequest",
                                        "placements",
                                        List.of(
                                                "https://canvas.instructure.com/lti/assignment_selection",
                                                "ContentArea",
                                                "editor_button"))),
                        "https://canvas.instructure.com/lti/account_name",
                        "Test University"));
        return configuration;
    }

    private HttpResponse<String> registerCanvas() {
        LMS.stubFor(get(urlEqualTo("/api/lti/security/openid-configuration")).willReturn(json(canvasConfiguration())));
        LMS.stubFor(post(urlEqualTo("/api/lti/registrations"))
                .willReturn(json(Map.of("client_id", "218430000000000174")).withStatus(201)));
        return browser.get(tool, path(LMS.baseUrl() + "/api/lti/security/openid-configuration", TOKEN));
    }

    @Test
    void a_canvas_registers_itself_with_its_own_extensions() {
        HttpResponse<String> page = registerCanvas();

        assertThat(page.body()).contains("data-state=\"pending\"", "State: On", "By Client ID", "218430000000000174");
        JsonNode described = sent("/api/lti/registrations").path(TOOL);
        assertThat(described
                        .path("https://canvas.instructure.com/lti/privacy_level")
                        .stringValue())
                .isEqualTo("name_only");
        assertThat(described.path("https://canvas.instructure.com/lti/tool_id").stringValue())
                .isEqualTo("checkpoint");
        Registration made = known("218430000000000174");
        assertThat(made.name()).isEqualTo("Test University");
        // Its authorization_server is no address: the token endpoint is the audience (Canvas wants the host it is sent
        // to).
        assertThat(made.tokenAudience()).isEqualTo(LMS.baseUrl() + "/login/oauth2/token");
        assertThat(database.sql("select count(*) from deployment")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void canvas_gets_only_placements_that_it_offers_spelled_as_it_offers_them() {
        registerCanvas();

        JsonNode messages = sent("/api/lti/registrations").path(TOOL).path("messages");
        assertThat(messages.size()).isEqualTo(1);
        assertThat(messages.path(0).path("type").stringValue()).isEqualTo("LtiDeepLinkingRequest");
        assertThat(JSON.writeValueAsString(messages.path(0).path("placements")))
                .isEqualTo("[\"https://canvas.instructure.com/lti/assignment_selection\",\"ContentArea\"]");
    }

    // What may not be.

    @Test
    void the_token_stands_in_no_log_and_no_table(CapturedOutput output) {
        moodle();
        register();
        moodleAnswers(error("tokenUsedTwice"));
        register();
        moodleAnswers(aResponse().withStatus(400).withBody("x".repeat(190) + TOKEN));
        register();

        assertThat(output.getAll()).doesNotContain(TOKEN);
        assertThat(database.sql("select string_agg(refusal::text, ' ') from refusal")
                        .query(String.class)
                        .optional()
                        .orElse(""))
                .contains("REG-132")
                .doesNotContain(TOKEN.substring(0, 8));
    }

    @Test
    void an_issuer_and_client_id_that_are_known_are_never_changed() {
        moodle();
        register();
        Registration before = known("QFRGmGVidOTPOaZ");
        Map<String, Object> configuration = moodleConfiguration();
        configuration.put("jwks_uri", LMS.baseUrl() + "/of-somebody-else");
        moodle(configuration);

        HttpResponse<String> page = register();

        assertThat(page.body()).contains("data-code=\"REG-140\"");
        registrations.changed();
        assertThat(registrations.all()).containsExactly(before);
    }

    @Test
    void a_known_platform_that_updates_gets_our_newest_description_and_nothing_changes_here() {
        moodle();
        register();
        Registration before = known("QFRGmGVidOTPOaZ");

        HttpResponse<String> page = register();

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("data-testid=\"registered\"", "was already registered here")
                .doesNotContain("REG-140");
        registrations.changed();
        assertThat(registrations.all()).containsExactly(before);
    }

    @Test
    void another_client_id_of_a_known_issuer_is_another_platform_that_waits() {
        tool.getBean(AddRegistration.class)
                .byHand(
                        new Particulars(
                                "Known",
                                LMS.baseUrl(),
                                "known",
                                URI.create(LMS.baseUrl() + "/auth"),
                                URI.create(LMS.baseUrl() + "/token"),
                                URI.create(LMS.baseUrl() + "/certs"),
                                null,
                                List.of(),
                                null,
                                InstitutionRoles.LEARNERS),
                        "admin");
        moodle();

        register();

        assertThat(known("known").status()).isEqualTo(Registration.Status.ACTIVE);
        assertThat(known("known").jwksUri()).hasToString(LMS.baseUrl() + "/certs");
        assertThat(known("QFRGmGVidOTPOaZ").status()).isEqualTo(Registration.Status.PENDING);
    }

    @Test
    void a_platform_cannot_speak_for_another_issuer() {
        for (String issuer : List.of(
                "https://moodle.school.example",
                ELSEWHERE.baseUrl(),
                "https://canvas.instructure.com",
                LMS.baseUrl() + "?x=1",
                LMS.baseUrl() + "#x",
                "http://user@localhost:" + LMS.port(),
                "not an address")) {
            Map<String, Object> configuration = moodleConfiguration();
            configuration.put("issuer", issuer);
            moodle(configuration);

            assertRefused("REG-120");
        }
        LMS.verify(0, postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "authorization_endpoint", "token_endpoint", "jwks_uri", "registration_endpoint"})
    void each_address_must_be_there(String name) {
        for (Object value : new Object[] {null, "", 7, "relative/path", "ftp://x.example/", "https://u:p@x.example/"}) {
            Map<String, Object> configuration = moodleConfiguration();
            configuration.put(name, value);
            moodle(configuration);

            HttpResponse<String> page = register();

            assertThat(find(page, "data-code=\"([^\"]+)\""))
                    .as("%s: %s", name, value)
                    .isIn("REG-121", "REG-120");
        }
        assertThat(registrations.all()).isEmpty();
        LMS.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void the_token_is_not_sent_to_a_registration_endpoint_elsewhere() {
        Map<String, Object> configuration = moodleConfiguration();
        configuration.put("registration_endpoint", ELSEWHERE.baseUrl() + "/steal");
        moodle(configuration);

        assertRefused("REG-123");

        ELSEWHERE.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void endpoints_elsewhere_are_kept_and_wait_for_somebody_to_look() {
        Map<String, Object> configuration = moodleConfiguration();
        configuration.put("token_endpoint", ELSEWHERE.baseUrl() + "/token");
        moodle(configuration);

        register();

        assertThat(known("QFRGmGVidOTPOaZ").status()).isEqualTo(Registration.Status.PENDING);
        ELSEWHERE.verify(0, postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @CsvSource({
        "token_endpoint_auth_methods_supported, client_secret_basic",
        "token_endpoint_auth_signing_alg_values_supported, ES256",
        "id_token_signing_alg_values_supported, HS256"
    })
    void a_platform_that_does_not_speak_as_we_do_is_told_so(String list, String value) {
        Map<String, Object> configuration = moodleConfiguration();
        configuration.put(list, List.of(value));
        moodle(configuration);

        assertRefused("REG-124");
    }

    @Test
    void a_platform_without_resource_links_is_told_so() {
        Map<String, Object> configuration = moodleConfiguration();
        configuration.put(PLATFORM, Map.of("messages_supported", List.of(Map.of("type", "LtiDeepLinkingRequest"))));
        moodle(configuration);

        assertRefused("REG-124");
    }

    @Test
    void each_way_in_which_a_configuration_is_none_has_its_code() {
        Map<String, ResponseDefinitionBuilder> answers = new LinkedHashMap<>();
        answers.put(
                "REG-117", aResponse().withHeader("Content-Type", "text/html").withBody("<h1>Sign in</h1>"));
        answers.put("REG-113", aResponse().withBody("{\"a\":\"" + "x".repeat(300_000) + "\"}"));
        answers.put("REG-114", aResponse().withStatus(302).withHeader("Location", ELSEWHERE.baseUrl() + "/config"));
        answers.put("REG-115", aResponse().withStatus(401).withBody("missing_registration_token"));
        answers.put("REG-116", aResponse().withStatus(404));
        answers.put("REG-111", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        answers.forEach((code, answer) -> {
            LMS.stubFor(get(urlEqualTo(MOODLE_CONFIGURATION)).willReturn(answer));
            assertRefused(code);
        });
        ELSEWHERE.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void json_that_is_not_an_object_or_says_a_thing_twice_is_not_a_configuration() {
        for (String body : List.of("[]", "null", "7", "{\"issuer\":\"a\",\"issuer\":\"b\"}", "{}trailing", "")) {
            LMS.stubFor(
                    get(urlEqualTo(MOODLE_CONFIGURATION)).willReturn(aResponse().withBody(body)));
            assertRefused("REG-117");
        }
    }

    @Test
    void moodles_own_words_are_understood() {
        moodle();
        moodleAnswers(error("tokenUsedTwice"));
        assertRefused("REG-130");
        moodleAnswers(error("domainDoesNotMatchTargetLinkUri"));
        assertRefused("REG-131");
        moodleAnswers(error("noToken"));
        assertRefused("REG-115");
    }

    @Test
    void a_reload_after_success_says_that_it_was_done_and_changes_nothing() {
        moodle();
        register();
        moodleAnswers(error("tokenUsedTwice"));

        HttpResponse<String> page = register();

        assertThat(page.body()).contains("data-code=\"REG-130\"", "If the platform lists the tool, all is well");
        assertThat(known("QFRGmGVidOTPOaZ").status()).isEqualTo(Registration.Status.PENDING);
    }

    @Test
    void each_way_in_which_a_registration_fails_has_its_code() {
        moodle();
        moodleAnswers(json(Map.of("error", "invalid_client_metadata", "error_description", "no"))
                .withStatus(400));
        assertRefused("REG-132");
        moodleAnswers(aResponse().withStatus(500));
        assertRefused("REG-132");
        moodleAnswers(aResponse().withStatus(307).withHeader("Location", ELSEWHERE.baseUrl() + "/steal"));
        assertRefused("REG-114");
        moodleAnswers(aResponse().withFault(Fault.EMPTY_RESPONSE));
        assertRefused("REG-133");
        moodleAnswers(aResponse().withBody("<html>"));
        assertRefused("REG-134");
        for (Object clientId : new Object[] {"", 7, "x".repeat(256), "two\nlines"}) {
            moodleAnswers(json(Map.of("client_id", clientId)));
            assertRefused("REG-134");
        }
        ELSEWHERE.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void a_deployment_that_is_not_an_identifier_is_left_out() {
        moodle();
        moodleAnswers(json(Map.of("client_id", "one", TOOL, Map.of("deployment_id", "x".repeat(256)))));

        register();

        assertThat(known("one").status()).isEqualTo(Registration.Status.PENDING);
        assertThat(database.sql("select count(*) from deployment")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void what_is_not_a_registration_asks_nobody() {
        for (String path : List.of(
                "/lti/register",
                "/lti/register?openid_configuration=",
                "/lti/register?openid_configuration=nonsense",
                "/lti/register?openid_configuration=file%3A%2F%2F%2Fetc%2Fpasswd",
                path("http://user@localhost:" + LMS.port() + "/", TOKEN),
                path(LMS.baseUrl() + "/#x", TOKEN),
                path(LMS.baseUrl(), "two\r\nX-Header: lines"),
                path(LMS.baseUrl(), "x".repeat(6_001)),
                path(LMS.baseUrl() + "/" + "x".repeat(2_000), null),
                path(LMS.baseUrl(), TOKEN) + "&openid_configuration=twice")) {
            HttpResponse<String> page = browser.get(tool, path);

            assertThat(page.statusCode()).as(path).isEqualTo(400);
            assertThat(page.body()).contains("data-code=\"REG-101\"");
        }
        LMS.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void without_a_token_none_is_sent() {
        moodle();

        browser.get(tool, path(LMS.baseUrl() + MOODLE_CONFIGURATION, null));

        LMS.verify(getRequestedFor(urlEqualTo(MOODLE_CONFIGURATION)).withoutHeader("Authorization"));
        assertThat(known("QFRGmGVidOTPOaZ")).isNotNull();
    }

    @Test
    void when_fifty_wait_no_further_one_is_asked() {
        database.sql("""
                        insert into registration (name, issuer, client_id, authorization_endpoint, token_endpoint,
                            jwks_uri, status, source, created_at)
                        select 'x', 'https://x.example', n, 'https://x.example/', 'https://x.example/',
                            'https://x.example/', 'PENDING', 'DYNAMIC', now() from generate_series(1, 50) n""").update();
        registrations.changed();
        moodle();

        assertThat(register().body()).contains("data-code=\"REG-102\"");

        LMS.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void a_hostile_name_is_shown_as_text() {
        Map<String, Object> configuration = moodleConfiguration();
        configuration.put(
                PLATFORM,
                Map.of(
                        "product_family_code",
                        "<script>alert(1)</script>",
                        "https://canvas.instructure.com/lti/account_name",
                        "<img src=x>" + "x".repeat(600)));
        moodle(configuration);

        HttpResponse<String> page = register();

        assertThat(page.body()).contains("&lt;img src=x").doesNotContain("<img", "<script>alert");
        assertThat(known("QFRGmGVidOTPOaZ").name()).hasSize(255);
    }

    @Test
    void the_developer_key_for_canvas_is_filled_with_our_addresses() {
        HttpResponse<String> answer = browser.get(tool, "/lti/canvas.json");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode key = JSON.readTree(answer.body());
        assertThat(key.path("target_link_uri").stringValue()).isEqualTo("http://127.0.0.1:9301/lti/launch");
        assertThat(key.path("oidc_initiation_url").stringValue()).isEqualTo("http://127.0.0.1:9301/lti/login");
        assertThat(key.path("public_jwk_url").stringValue()).isEqualTo("http://127.0.0.1:9301/.well-known/jwks.json");
        assertThat(key.path("scopes").size()).isEqualTo(4);
        JsonNode extension = key.path("extensions").path(0);
        assertThat(extension.path("platform").stringValue()).isEqualTo("canvas.instructure.com");
        assertThat(extension.path("domain").stringValue()).isEqualTo("127.0.0.1:9301");
        JsonNode placements = extension.path("settings").path("placements");
        assertThat(placements.size()).isEqualTo(3);
        placements.forEach(one -> {
            assertThat(one.path("message_type").stringValue()).isEqualTo("LtiDeepLinkingRequest");
            assertThat(one.path("selection_width").isNumber()).isTrue();
        });
    }

    // With other settings.

    @Test
    void where_it_is_closed_nobody_is_asked() {
        moodle();
        try (ConfigurableApplicationContext closed =
                tool("checkpoint.outbound.allow-private-addresses=true", "checkpoint.registration=closed")) {
            HttpResponse<String> page = browser.get(closed, path(LMS.baseUrl() + MOODLE_CONFIGURATION, TOKEN));

            assertThat(page.statusCode()).isEqualTo(403);
            assertThat(page.body()).contains("data-code=\"REG-100\"");
        }
        LMS.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void where_it_is_open_only_one_that_lives_at_home_is_active_at_once() {
        try (ConfigurableApplicationContext open =
                tool("checkpoint.outbound.allow-private-addresses=true", "checkpoint.registration=open")) {
            moodle();
            assertThat(browser.get(open, path(LMS.baseUrl() + MOODLE_CONFIGURATION, TOKEN))
                            .body())
                    .contains("data-state=\"active\"")
                    .doesNotContain("has to approve the platform");

            Map<String, Object> configuration = moodleConfiguration();
            configuration.put("token_endpoint", ELSEWHERE.baseUrl() + "/token");
            moodle(configuration);
            moodleAnswers(json(Map.of("client_id", "elsewhere")));
            assertThat(browser.get(open, path(LMS.baseUrl() + MOODLE_CONFIGURATION, TOKEN))
                            .body())
                    .contains("data-state=\"pending\"");
        }
    }

    @Test
    void where_private_addresses_are_not_allowed_none_is_asked() {
        LMS.stubFor(any(anyUrl()).willReturn(json(moodleConfiguration())));
        try (ConfigurableApplicationContext strict = tool()) {
            for (String address : List.of(
                    LMS.baseUrl() + MOODLE_CONFIGURATION,
                    "https://localhost:" + LMS.port() + "/",
                    "https://127.0.0.1/",
                    "https://[::1]/",
                    "https://10.0.0.1/",
                    "https://169.254.169.254/latest/meta-data/")) {
                assertThat(browser.get(strict, path(address, TOKEN)).body())
                        .as(address)
                        .contains("data-code=\"REG-110\"");
            }
        }
        LMS.verify(0, getRequestedFor(anyUrl()));
    }
}
