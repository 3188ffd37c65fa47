package practice;

import java.net.URI;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Whether a registration has what Dynamic Registration 1.0 asks for, and what Moodle or Canvas ask beyond it. */
final class JudgeRegistration {

    private static final List<String> MESSAGES = List.of(
            "LtiResourceLinkRequest", "LtiDeepLinkingRequest", "LtiSubmissionReviewRequest", "LtiContextCopyNotice");
    private static final List<String> PLACEMENTS = List.of(
            "assignment_selection",
            "course_navigation",
            "editor_button",
            "link_selection",
            "module_index_menu_modal",
            "module_menu_modal",
            "course_assignments_menu",
            "ContentArea",
            "RichTextEditor");

    private final Dials dials;
    private final List<String> scopes;

    JudgeRegistration(Dials dials, List<String> scopes) {
        this.dials = dials;
        this.scopes = scopes;
    }

    /** In a word or a sentence; {@code null} if nothing. */
    String wrongWith(JsonNode body) {
        String client = wrongClient(body);
        return client != null ? client : wrongTool(body, body.path(Registrations.TOOL));
    }

    private String wrongClient(JsonNode body) {
        if (!body.path("application_type").asString("web").equals("web")) {
            return "application_type_must_be_web";
        }
        if (!has(body.path("response_types"), "id_token")) {
            return "response_types_must_include_id_token";
        }
        if (!has(body.path("grant_types"), "implicit") || !has(body.path("grant_types"), "client_credentials")) {
            return "grant_types_must_include_implicit_and_client_credentials";
        }
        if (!body.path("token_endpoint_auth_method").asString("").equals("private_key_jwt")) {
            return "token_endpoint_auth_method_must_be_private_key_jwt";
        }
        if (body.path("client_name").asString("").isBlank()) {
            return "missing_client_name";
        }
        for (String name : List.of("initiate_login_uri", "jwks_uri")) {
            if (!isUrl(body.path(name))) {
                return "missing_or_wrong_" + name;
            }
        }
        JsonNode redirects = body.path("redirect_uris");
        if (!redirects.isArray()
                || redirects.isEmpty()
                || !redirects.valueStream().allMatch(JudgeRegistration::isUrl)) {
            return "missing_or_wrong_redirect_uris";
        }
        if (!body.path("scope").isString()) {
            return "scope_must_be_text";
        }
        if (dials.is(Dials.Manner.CANVAS)) {
            for (String scope : body.path("scope").asString().split(" ")) {
                if (!scopes.contains(scope)) {
                    return "unknown scope: " + scope;
                }
            }
        }
        return null;
    }

    private String wrongTool(JsonNode body, JsonNode tool) {
        if (!tool.isObject()) {
            return "missing_tool_configuration";
        }
        if (!isUrl(tool.path("target_link_uri"))) {
            return "missing_or_wrong_target_link_uri";
        }
        String domain = tool.path("domain").asString("");
        if (!domain.equals(URI.create(tool.path("target_link_uri").asString()).getRawAuthority())) {
            return "domain_targetlinkuri_mismatch";
        }
        if (!tool.path("claims").isArray()) {
            return "missing_claims";
        }
        for (Map.Entry<String, JsonNode> one : tool.path("custom_parameters").properties()) {
            if (!one.getValue().isString()) {
                return "custom_parameters_must_be_text";
            }
        }
        JsonNode messages = tool.path("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            return "missing_messages";
        }
        for (JsonNode message : messages) {
            String wrong = wrongMessage(message);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private String wrongMessage(JsonNode message) {
        String type = message.path("type").asString("");
        if (!MESSAGES.contains(type)) {
            return "unknown message type: " + type;
        }
        if (message.has("target_link_uri") && !isUrl(message.path("target_link_uri"))) {
            return "wrong target_link_uri of " + type;
        }
        if (!dials.is(Dials.Manner.CANVAS)) {
            return null;
        }
        if (type.equals("LtiSubmissionReviewRequest")) {
            return "unknown message type: " + type;
        }
        for (JsonNode placement : message.path("placements")) {
            String name = placement.asString("").replaceFirst("^https://canvas\\.instructure\\.com/lti/", "");
            if (!PLACEMENTS.contains(name)) {
                return "unknown placement: " + placement.asString("");
            }
        }
        return null;
    }

    private static boolean has(JsonNode array, String text) {
        return array.valueStream().anyMatch(one -> one.asString("").equals(text));
    }

    private static boolean isUrl(JsonNode node) {
        try {
            URI uri = URI.create(node.asString(""));
            return node.isString() && uri.getHost() != null && uri.getScheme().startsWith("http");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
