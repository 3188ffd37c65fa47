package checkpoint.platform.dynamic;

import checkpoint.platform.access.Scopes;
import checkpoint.platform.registration.CustomVariables;
import checkpoint.tool.setup.PublicUrl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * This tool's description of itself: in a registration (DR; RFC 7591) and in a Canvas Developer Key. Canvas fails a registration that
 * names a scope or a placement which it does not know, so only what is offered is asked for.
 */
@Component
class ToolDescription {

    static final String RESOURCE_LINK = "LtiResourceLinkRequest";
    static final String DEEP_LINKING = "LtiDeepLinkingRequest";
    static final String SUBMISSION_REVIEW = "LtiSubmissionReviewRequest";

    /** Line items, results, scores, and who is in a course. */
    static final List<String> SCOPES =
            List.of(Scopes.LINE_ITEM, Scopes.RESULT_READ_ONLY, Scopes.SCORE, Scopes.MEMBERSHIP);

    /** A name to show an instructor in the class table; never an e-mail address. */
    static final List<String> CLAIMS = List.of("iss", "sub", "name", "given_name", "family_name");

    /** Where an instructor picks a checkpoint in Canvas: an assignment, a module item, several at once. */
    static final List<String> CANVAS_PLACEMENTS =
            List.of("assignment_selection", "link_selection", "module_index_menu_modal");

    private static final String NAME = "Checkpoint";
    private static final String DESCRIPTION = "A recap page and a quiz that unlocks what comes next";
    private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";
    private static final String CANVAS = "https://canvas.instructure.com/lti/";
    private static final String PRIVACY = "name_only";
    private static final String TOOL_ID = "checkpoint";
    private static final String CONTENT_AREA = "ContentArea";

    private final PublicUrl publicUrl;

    ToolDescription(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** The body of a registration with a platform that offers this. */
    Map<String, Object> registration(Offer offer) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("application_type", "web");
        body.put("response_types", List.of("id_token"));
        body.put("grant_types", List.of("implicit", "client_credentials"));
        body.put("initiate_login_uri", publicUrl.to("/lti/login"));
        body.put("redirect_uris", List.of(launch()));
        body.put("client_name", NAME);
        body.put("client_uri", publicUrl.to("/"));
        body.put("jwks_uri", publicUrl.to("/.well-known/jwks.json"));
        body.put("token_endpoint_auth_method", "private_key_jwt");
        body.put("scope", String.join(" ", scopes(offer)));
        body.put(TOOL, tool(offer));
        return body;
    }

    private static List<String> scopes(Offer offer) {
        List<String> scopes = new ArrayList<>(offered(SCOPES, offer.scopes()));
        // Asked for only where it is offered: hardly any platform knows it.
        if (offer.scopes() != null && offer.scopes().contains(Scopes.GROUPS)) {
            scopes.add(Scopes.GROUPS);
        }
        return scopes;
    }

    private Map<String, Object> tool(Offer offer) {
        Map<String, Object> tool = new LinkedHashMap<>();
        // Moodle compares it with the target link's host, port and all.
        tool.put("domain", publicUrl.value().getRawAuthority());
        tool.put("target_link_uri", launch());
        tool.put("description", DESCRIPTION);
        tool.put("custom_parameters", offer.isCanvas() ? CustomVariables.CANVAS : CustomVariables.ALL);
        tool.put("claims", offered(CLAIMS, offer.claims()));
        tool.put("messages", offer.isCanvas() ? canvasMessages(offer) : messages(offer));
        if (offer.isCanvas()) {
            tool.put(CANVAS + "privacy_level", PRIVACY);
            tool.put(CANVAS + "tool_id", TOOL_ID);
        }
        return tool;
    }

    private List<Map<String, Object>> messages(Offer offer) {
        List<Map<String, Object>> messages = new ArrayList<>();
        messages.add(message(RESOURCE_LINK, List.of()));
        if (offer.takes(DEEP_LINKING)) {
            messages.add(message(DEEP_LINKING, offered(List.of(CONTENT_AREA), placements(offer))));
        }
        if (offer.names(SUBMISSION_REVIEW)) {
            messages.add(message(SUBMISSION_REVIEW, List.of()));
        }
        return messages;
    }

    /** A message without a placement would become one of link selection there; each placement is spelled as it was offered. */
    private List<Map<String, Object>> canvasMessages(Offer offer) {
        List<String> known = placements(offer);
        List<String> wanted = new ArrayList<>();
        for (String placement : CANVAS_PLACEMENTS) {
            List<String> spellings = placement.equals("link_selection")
                    ? List.of(placement, CANVAS + placement, CONTENT_AREA)
                    : List.of(placement, CANVAS + placement);
            spellings.stream().filter(known::contains).findFirst().ifPresent(wanted::add);
        }
        return wanted.isEmpty() ? List.of() : List.of(message(DEEP_LINKING, wanted));
    }

    private Map<String, Object> message(String type, List<String> placements) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", type);
        message.put("target_link_uri", launch());
        message.put("label", NAME);
        if (!placements.isEmpty()) {
            message.put("placements", placements);
        }
        return message;
    }

    private static List<String> placements(Offer offer) {
        Map<String, List<String>> messages = offer.messages();
        return messages == null ? List.of() : messages.getOrDefault(DEEP_LINKING, List.of());
    }

    private static List<String> offered(List<String> wanted, @Nullable List<String> offered) {
        return offered == null
                ? wanted
                : wanted.stream().filter(offered::contains).toList();
    }

    /** The configuration of a Canvas Developer Key; its target link becomes the key's one redirect URI. */
    Map<String, Object> developerKey() {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("title", NAME);
        key.put("description", DESCRIPTION);
        key.put("target_link_uri", launch());
        key.put("oidc_initiation_url", publicUrl.to("/lti/login"));
        key.put("public_jwk_url", publicUrl.to("/.well-known/jwks.json"));
        key.put("scopes", SCOPES);
        key.put("custom_fields", CustomVariables.CANVAS);
        key.put("extensions", List.of(extension()));
        return key;
    }

    private Map<String, Object> extension() {
        Map<String, Object> extension = new LinkedHashMap<>();
        extension.put("platform", "canvas.instructure.com");
        extension.put("domain", publicUrl.value().getRawAuthority());
        extension.put("tool_id", TOOL_ID);
        extension.put("privacy_level", PRIVACY);
        extension.put(
                "settings",
                Map.of(
                        "text",
                        NAME,
                        "placements",
                        CANVAS_PLACEMENTS.stream().map(this::placement).toList()));
        return extension;
    }

    private Map<String, Object> placement(String name) {
        Map<String, Object> placement = new LinkedHashMap<>();
        placement.put("placement", name);
        placement.put("message_type", DEEP_LINKING);
        placement.put("target_link_uri", launch());
        placement.put("text", NAME);
        placement.put("selection_width", 900);
        placement.put("selection_height", 700);
        return placement;
    }

    private String launch() {
        return publicUrl.to("/lti/launch");
    }
}
