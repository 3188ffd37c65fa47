package practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dynamic Registration as the LMS offers it, in each manner: every refusal beside what is taken. */
class RegistrationTest {

    private static final FakeTool TOOL = new FakeTool(Clock.systemUTC());
    private static PracticeLms lms;

    private final Surfer frances = new Surfer();

    @BeforeAll
    static void start() throws IOException {
        lms = PracticeLms.start(0, TOOL.url, Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        lms.close();
        TOOL.close();
    }

    @BeforeEach
    void asAdministrator() throws IOException {
        lms.startAfresh();
        become(Person.FRANCES);
    }

    private void become(Person person) throws IOException {
        frances.press(frances.get(lms.issuer() + "/").form("/person").set("person", person.name()));
    }

    /** What the page hands to the tool. */
    private Map<String, String> invite() throws IOException {
        Surfer.Sight page = frances.press(
                frances.get(lms.issuer() + "/tools").form("/tools/register").set("url", TOOL.url + "/lti/register"));
        String frame = page.body().replaceAll("(?s).*<iframe[^>]*name=\"tool\" src=\"([^\"]*)\".*", "$1");
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : Surfer.unescape(frame).split("\\?")[1].split("&")) {
            query.put(pair.split("=")[0], URLDecoder.decode(pair.split("=")[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static JsonNode configuration(Map<String, String> invitation) {
        return JsonMapper.shared()
                .readTree(FakeTool.send(HttpRequest.newBuilder(URI.create(invitation.get("openid_configuration")))
                                .header("Authorization", "Bearer " + invitation.get("registration_token")))
                        .body());
    }

    private static Map<String, Object> registration() {
        Map<String, Object> tool = new LinkedHashMap<>();
        tool.put("domain", TOOL.url.substring("http://".length()));
        tool.put("target_link_uri", TOOL.url + "/lti/launch");
        tool.put("claims", List.of("iss", "sub", "name"));
        tool.put("custom_parameters", Map.of("who", "$User.id"));
        tool.put(
                "messages",
                new ArrayList<>(List.of(
                        Map.of("type", "LtiResourceLinkRequest"),
                        Map.of("type", "LtiDeepLinkingRequest", "target_link_uri", TOOL.url + "/lti/launch"))));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("application_type", "web");
        body.put("response_types", List.of("id_token"));
        body.put("grant_types", List.of("implicit", "client_credentials"));
        body.put("initiate_login_uri", TOOL.url + "/lti/login");
        body.put("redirect_uris", List.of(TOOL.url + "/lti/launch"));
        body.put("client_name", "Fake tool");
        body.put("jwks_uri", TOOL.url + "/.well-known/jwks.json");
        body.put("token_endpoint_auth_method", "private_key_jwt");
        body.put("scope", Services.SCORE + " " + Services.ROSTER);
        body.put(Registrations.TOOL, tool);
        return body;
    }

    private static HttpResponse<String> register(Map<String, String> invitation, Map<String, Object> body) {
        String endpoint =
                configuration(invitation).path("registration_endpoint").asString();
        return FakeTool.send(HttpRequest.newBuilder(URI.create(endpoint))
                .header("Authorization", "Bearer " + invitation.get("registration_token"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body))));
    }

    @ParameterizedTest
    @EnumSource(Dials.Manner.class)
    void a_tool_registers_is_off_until_it_is_activated_and_then_launches(Dials.Manner manner) throws IOException {
        lms.dials().turn(manner);

        HttpResponse<String> answer = register(invite(), registration());

        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        JsonNode registered = JsonMapper.shared().readTree(answer.body());
        String client = registered.path("client_id").asString();
        assertThat(registered.path(Registrations.TOOL).has("deployment_id")).isEqualTo(manner != Dials.Manner.CANVAS);
        assertThat(registered.path("scope").asString()).contains(Services.SCORE);
        assertThat(launch(client).body()).contains("There is no such tool");

        frances.press(frances.get(lms.issuer() + "/tools").form("value=\"" + client + "\""));
        become(Person.MARGARET);

        JsonNode claims = FakeTool.claims(
                frances.press(frances.press(launch(client).form("/lti/login")).form("/lti/launch")));
        assertThat(claims.path("aud").asString()).isEqualTo(client);
        assertThat(claims.path("name").asString()).isEqualTo("Margaret Sato");
        assertThat(claims.has("email")).as("not asked for").isFalse();
    }

    private String tools() throws IOException {
        return frances.get(lms.issuer() + "/tools").body();
    }

    @Test
    void a_tool_that_is_switched_off_is_off_and_one_that_is_activated_is_on() throws IOException {
        assertThat(tools()).contains(">on</td>", "Switch off");

        frances.press(frances.get(lms.issuer() + "/tools").form("/tools/switch"));
        assertThat(tools()).contains(">off</td>", "Activate").doesNotContain("pending");

        frances.press(frances.get(lms.issuer() + "/tools").form("/tools/switch"));
        assertThat(tools()).contains(">on</td>", "Switch off");
    }

    private Surfer.Sight launch(String client) throws IOException {
        return frances.get(lms.issuer() + "/deep-linking/launch?tool=" + client);
    }

    @ParameterizedTest
    @EnumSource(Dials.Manner.class)
    void a_token_lets_one_tool_in_once(Dials.Manner manner) throws IOException {
        lms.dials().turn(manner);
        Map<String, String> invitation = invite();
        register(invitation, registration());

        HttpResponse<String> again = register(invitation, registration());

        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.body()).contains("token_already_used");
        assertThat(lms.tools()).hasSize(2);
    }

    @Test
    void canvas_shows_its_configuration_to_the_invited_alone() throws IOException {
        lms.dials().turn(Dials.Manner.CANVAS);
        Map<String, String> invitation = invite();

        assertThat(FakeTool.send(HttpRequest.newBuilder(URI.create(invitation.get("openid_configuration"))))
                        .statusCode())
                .isEqualTo(401);
        JsonNode configuration = configuration(invitation);
        assertThat(configuration.path("issuer").asString()).isEqualTo(lms.issuer());
        assertThat(configuration
                        .path("https://purl.imsglobal.org/spec/lti-platform-configuration")
                        .toString())
                .contains("\"canvas\"", "assignment_selection", "account_name");
    }

    @Test
    void without_a_token_nobody_registers() {
        HttpResponse<String> refused = FakeTool.send(HttpRequest.newBuilder(URI.create(lms.issuer() + "/register"))
                .POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("missing_registration_token");
    }

    @Test
    void only_the_administrator_opens_the_way_in() throws IOException {
        Surfer.Form form = frances.get(lms.issuer() + "/tools").form("/tools/register");
        become(Person.MARGARET);

        assertThat(frances.press(form.set("url", TOOL.url)).status()).isEqualTo(400);
    }

    static Stream<Arguments> wrongRegistrations() {
        return Stream.of(
                wrong("response_types", body -> body.put("response_types", List.of("code"))),
                wrong("grant_types", body -> body.put("grant_types", List.of("implicit"))),
                wrong("private_key_jwt", body -> body.put("token_endpoint_auth_method", "none")),
                wrong("client_name", body -> body.remove("client_name")),
                wrong("jwks_uri", body -> body.remove("jwks_uri")),
                wrong("initiate_login_uri", body -> body.put("initiate_login_uri", "/lti/login")),
                wrong("redirect_uris", body -> body.put("redirect_uris", List.of())),
                wrong("scope", body -> body.put("scope", List.of(Services.SCORE))),
                wrong("missing_tool", body -> body.remove(Registrations.TOOL)),
                wrong("domain_targetlinkuri_mismatch", body -> tool(body).put("domain", "elsewhere.example")),
                wrong("target_link_uri", body -> tool(body).remove("target_link_uri")),
                wrong("claims", body -> tool(body).remove("claims")),
                wrong("missing_messages", body -> tool(body).put("messages", List.of())),
                wrong("custom", body -> tool(body).put("custom_parameters", Map.of("n", 1))),
                wrong("unknown message", body -> tool(body).put("messages", List.of(Map.of("type", "Hello")))));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> tool(Map<String, Object> body) {
        return (Map<String, Object>) body.get(Registrations.TOOL);
    }

    private static Arguments wrong(String said, Consumer<Map<String, Object>> change) {
        return Arguments.of(said, change);
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("wrongRegistrations")
    void a_wrong_registration_is_refused_and_may_be_mended(String said, Consumer<Map<String, Object>> change)
            throws IOException {
        Map<String, String> invitation = invite();
        Map<String, Object> body = registration();
        change.accept(body);

        HttpResponse<String> refused = register(invitation, body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(said);
        assertThat(register(invitation, registration()).statusCode()).isEqualTo(201);
    }

    @Test
    void canvas_refuses_scopes_and_placements_that_it_does_not_know_and_others_leave_them_out() throws IOException {
        Map<String, Object> scope = registration();
        scope.put("scope", Services.SCORE + " https://example.com/scope/unheard-of");
        Map<String, Object> placement = registration();
        tool(placement)
                .put("messages", List.of(Map.of("type", "LtiDeepLinkingRequest", "placements", List.of("moon"))));
        assertThat(register(invite(), scope).statusCode()).isEqualTo(201);
        assertThat(register(invite(), placement).statusCode()).isEqualTo(201);
        lms.dials().turn(Dials.Manner.CANVAS);

        assertThat(register(invite(), scope).body()).contains("unknown scope");
        assertThat(register(invite(), placement).body()).contains("unknown placement");
        assertThat(register(invite(), registration()).statusCode()).isEqualTo(200);
    }

    @Test
    void moodle_says_plain_words_and_calls_them_a_page() throws IOException {
        lms.dials().turn(Dials.Manner.MOODLE);
        Map<String, Object> body = registration();
        tool(body).put("domain", "elsewhere.example");

        HttpResponse<String> refused = register(invite(), body);

        assertThat(refused.body()).isEqualTo("domain_targetlinkuri_mismatch");
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    }
}
