package practice;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import practice.wire.Exchange;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dynamic Registration: what the LMS says of itself, and tools that come by that way. They are off until switched on. */
final class Registrations {

    static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";
    private static final String PLATFORM = "https://purl.imsglobal.org/spec/lti-platform-configuration";
    private static final String CANVAS = "https://canvas.instructure.com/lti/";
    private static final Duration LIFE = Duration.ofHours(1);
    private static final List<String> CANVAS_PLACEMENTS = List.of(
            "assignment_selection",
            "course_navigation",
            "editor_button",
            "link_selection",
            "module_index_menu_modal",
            "module_menu_modal",
            "course_assignments_menu");

    private final Records records;
    private final Sessions sessions;
    private final Messages messages;
    private final Dials dials;
    private final String issuer;
    private final Clock clock;

    Registrations(Records records, Sessions sessions, Messages messages, Dials dials, String issuer, Clock clock) {
        this.records = records;
        this.sessions = sessions;
        this.messages = messages;
        this.dials = dials;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * A token that lets one tool register itself.
     *
     * @param client the client id that the tool will have
     */
    public record Invitation(String token, String client, Instant expires, boolean used) {

        Invitation spent() {
            return new Invitation(token, client, expires, true);
        }
    }

    /** The tool's registration page, as the frame opens it. */
    String address(String registrationUrl) {
        String client = "client-" + sessions.unguessable().substring(0, 12);
        Instant now = clock.instant();
        String token = messages.sign(Map.of(
                "sub",
                client,
                "scope",
                "reg",
                "iat",
                now.getEpochSecond(),
                "exp",
                now.plus(LIFE).getEpochSecond()));
        records.invitations.put(token, new Invitation(token, client, now.plus(LIFE), false));
        return registrationUrl
                + (URI.create(registrationUrl).getRawQuery() == null ? "?" : "&")
                + Surfer.encode(new LinkedHashMap<>(
                        Map.of("openid_configuration", issuer + configurationPath(), "registration_token", token)));
    }

    private String configurationPath() {
        return switch (dials.at(Dials.Manner.class)) {
            case CANVAS -> "/api/lti/security/openid-configuration";
            case MOODLE -> "/mod/lti/openid-configuration.php";
            default -> "/.well-known/openid-configuration";
        };
    }

    private String registrationPath() {
        return switch (dials.at(Dials.Manner.class)) {
            case CANVAS -> "/api/lti/registrations";
            case MOODLE -> "/mod/lti/openid-registration.php";
            default -> "/register";
        };
    }

    static boolean isConfiguration(String path) {
        return path.endsWith("/openid-configuration") || path.equals("/mod/lti/openid-configuration.php");
    }

    static boolean isRegistration(String path) {
        return path.equals("/register")
                || path.equals("/api/lti/registrations")
                || path.equals("/mod/lti/openid-registration.php");
    }

    private Optional<Invitation> invitation(Exchange exchange) {
        String header = String.valueOf(exchange.header("Authorization"));
        return header.startsWith("Bearer ")
                ? records.invitations
                        .get(header.substring(7))
                        .filter(one -> one.expires().isAfter(clock.instant()))
                : Optional.empty();
    }

    /** Canvas wants the token for this already. */
    void configuration(Exchange exchange) throws IOException {
        if (dials.is(Dials.Manner.CANVAS) && invitation(exchange).isEmpty()) {
            exchange.json(401, "application/json", "{\"errorMessage\":\"Invalid token\"}");
            return;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("issuer", issuer);
        all.put("authorization_endpoint", issuer + "/auth");
        all.put("token_endpoint", issuer + "/token");
        all.put("jwks_uri", issuer + "/jwks");
        all.put("registration_endpoint", issuer + registrationPath());
        all.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        all.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS256"));
        all.put("scopes_supported", scopes());
        all.put("response_types_supported", List.of("id_token"));
        all.put("subject_types_supported", List.of("public"));
        all.put("id_token_signing_alg_values_supported", List.of("RS256"));
        all.put("claims_supported", List.of("sub", "iss", "name", "given_name", "family_name", "email"));
        all.put(PLATFORM, platform());
        exchange.json(
                200, "application/json; charset=utf-8", JsonMapper.shared().writeValueAsString(all));
    }

    private List<String> scopes() {
        List<String> scopes = new ArrayList<>(Services.SCOPES);
        if (!dials.offersGroups()) {
            scopes.remove(Services.GROUPS);
        }
        if (dials.is(Dials.Manner.MOODLE)) {
            scopes.add(0, "https://purl.imsglobal.org/spec/lti-bo/scope/basicoutcome");
            scopes.add("https://purl.imsglobal.org/spec/lti-ts/scope/toolsetting");
            scopes.add("openid");
        } else if (dials.is(Dials.Manner.CANVAS)) {
            scopes.add("https://purl.imsglobal.org/spec/lti/scope/noticehandlers");
            scopes.add(CANVAS + "public_jwk/scope/update");
        }
        return scopes;
    }

    private Map<String, Object> platform() {
        Map<String, Object> platform = new LinkedHashMap<>();
        List<Map<String, Object>> supported = new ArrayList<>();
        boolean canvas = dials.is(Dials.Manner.CANVAS);
        platform.put(
                "product_family_code",
                dials.is(Dials.Manner.PLAIN) ? "practice" : Dials.words(dials.at(Dials.Manner.class)));
        platform.put("version", "1");
        supported.add(
                canvas
                        ? Map.of("type", "LtiResourceLinkRequest", "placements", CANVAS_PLACEMENTS)
                        : Map.of("type", "LtiResourceLinkRequest"));
        supported.add(Map.of(
                "type", "LtiDeepLinkingRequest", "placements", canvas ? CANVAS_PLACEMENTS : List.of("ContentArea")));
        if (dials.is(Dials.Manner.PLAIN)) {
            supported.add(Map.of("type", "LtiSubmissionReviewRequest"));
        }
        platform.put("messages_supported", supported);
        platform.put("variables", List.of("User.id", "Person.name.full", "Context.id", "ResourceLink.id"));
        if (canvas) {
            platform.put(CANVAS + "account_name", "Practice LMS");
            platform.put(CANVAS + "account_lti_guid", "practice:canvas-lms");
        }
        return platform;
    }

    /** The tool asks to be registered. */
    void register(Exchange exchange) throws IOException {
        Optional<Invitation> invitation = invitation(exchange);
        if (invitation.isEmpty()) {
            refuse(exchange, 401, "missing_registration_token");
            return;
        }
        JsonNode body = body(exchange);
        String wrong = body == null ? "not_json" : new JudgeRegistration(dials, scopes()).wrongWith(body);
        if (wrong != null) {
            refuse(exchange, 400, wrong);
            return;
        }
        if (records.invitations
                .change(invitation.get().token(), one -> !one.used(), Invitation::spent)
                .isEmpty()) {
            refuse(exchange, 401, "token_already_used");
            return;
        }
        Tool tool = tool(body, invitation.get().client());
        records.tools.put(tool.clientId(), tool);
        exchange.json(
                dials.is(Dials.Manner.PLAIN) ? 201 : 200,
                "application/json; charset=utf-8",
                JsonMapper.shared().writeValueAsString(answer(body, tool)));
    }

    private static JsonNode body(Exchange exchange) {
        try {
            JsonNode node = JsonMapper.shared().readTree(exchange.text());
            return node.isObject() ? node : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** Moodle says a plain word, and calls it a page. */
    private void refuse(Exchange exchange, int status, String word) throws IOException {
        if (dials.is(Dials.Manner.MOODLE)) {
            exchange.answer(status, "text/html; charset=utf-8", word);
        } else {
            exchange.json(
                    status,
                    "application/json",
                    JsonMapper.shared()
                            .writeValueAsString(Map.of("error", "invalid_client_metadata", "error_description", word)));
        }
    }

    private Tool tool(JsonNode body, String client) {
        JsonNode tool = body.path(TOOL);
        List<String> asked = List.of(body.path("scope").asString("").split(" "));
        String target = tool.path("target_link_uri").asString("");
        String deepLinking = tool.path("messages")
                .valueStream()
                .filter(one -> one.path("type").asString("").equals("LtiDeepLinkingRequest"))
                .map(one -> one.path("target_link_uri").asString(target))
                .findFirst()
                .orElse(target);
        Map<String, String> custom = new LinkedHashMap<>();
        tool.path("custom_parameters")
                .properties()
                .forEach(one -> custom.put(one.getKey(), one.getValue().asString("")));
        return new Tool(
                client,
                deployment(),
                body.path("client_name").asString(""),
                body.path("initiate_login_uri").asString(""),
                texts(body.path("redirect_uris")),
                target,
                deepLinking,
                body.path("jwks_uri").asString(""),
                Services.SCOPES.stream().filter(asked::contains).toList(),
                texts(tool.path("claims")),
                custom,
                false);
    }

    private String deployment() {
        int number = records.tools.all().size() + 1;
        byte[] hex = new byte[20];
        new Random(number).nextBytes(hex);
        return dials.is(Dials.Manner.CANVAS) ? number + ":" + HexFormat.of().formatHex(hex) : String.valueOf(number);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(one -> one.asString("")).toList();
    }

    /** What was registered; the deployment is told in all manners but Canvas's. */
    private Map<String, Object> answer(JsonNode body, Tool tool) {
        Map<String, Object> answer = new LinkedHashMap<>();
        body.properties().forEach(one -> answer.put(one.getKey(), one.getValue()));
        Map<String, Object> configuration = new LinkedHashMap<>();
        body.path(TOOL).properties().forEach(one -> configuration.put(one.getKey(), one.getValue()));
        if (!dials.is(Dials.Manner.CANVAS)) {
            configuration.put("deployment_id", tool.deploymentId());
        }
        if (dials.is(Dials.Manner.MOODLE)) {
            configuration.put("version", "1.3.0");
            configuration.put(
                    "messages",
                    List.of(Map.of("type", "LtiDeepLinkingRequest", "target_link_uri", tool.deepLinking())));
        }
        answer.put("client_id", tool.clientId());
        answer.put("scope", String.join(" ", tool.scopes()));
        answer.put(TOOL, configuration);
        return answer;
    }
}
