package checkpoint.administration.testlaunch;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Claims as they may be stored: names of claims all stay, values only where they are known to speak of no person. What is not
 * known is masked, so that a platform's own extensions keep nobody's name.
 */
final class MaskedClaims {

    static final String MASK = "•••";

    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final Set<String> KEPT = Set.of(
            "iss",
            "aud",
            "azp",
            "exp",
            "iat",
            "locale",
            LTI + "message_type",
            LTI + "version",
            LTI + "deployment_id",
            LTI + "target_link_uri",
            LTI + "roles",
            LTI + "context",
            LTI + "tool_platform",
            "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint",
            "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice",
            "https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice");
    private static final Map<String, Set<String>> MEMBERS_KEPT = Map.of(
            LTI + "resource_link", Set.of("id", "title"),
            LTI + "launch_presentation", Set.of("document_target", "height", "width", "locale"),
            LTI + "custom", Set.of("checkpoint", "checkpoint_test"));

    private static final JsonMapper JSON = JsonMapper.shared();

    private MaskedClaims() {}

    /** The same claims, as indented JSON without anything personal. */
    static String of(JsonNode claims) {
        ObjectNode masked = JSON.createObjectNode();
        claims.properties().forEach(claim -> {
            String name = claim.getKey();
            if (KEPT.contains(name)) {
                masked.set(name, claim.getValue());
            } else if (MEMBERS_KEPT.containsKey(name) && claim.getValue() instanceof ObjectNode members) {
                masked.set(name, members(members, MEMBERS_KEPT.getOrDefault(name, Set.of())));
            } else {
                masked.set(name, mask(claim.getValue()));
            }
        });
        return pretty(masked);
    }

    /** Claims as indented JSON, as they are: for the eyes of the person that they speak of. */
    static String pretty(JsonNode claims) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(claims);
    }

    private static ObjectNode members(ObjectNode from, Set<String> kept) {
        ObjectNode masked = JSON.createObjectNode();
        from.properties().forEach(member -> {
            // A variable that the platform did not expand says so, and nothing else.
            boolean unexpanded = member.getValue().isString()
                    && member.getValue().stringValue().matches("\\$[A-Za-z.]{1,80}");
            masked.set(
                    member.getKey(),
                    kept.contains(member.getKey()) || unexpanded ? member.getValue() : mask(member.getValue()));
        });
        return masked;
    }

    private static JsonNode mask(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> members(object, Set.of());
            case ArrayNode array -> {
                ArrayNode masked = JSON.createArrayNode();
                array.forEach(one -> masked.add(mask(one)));
                yield masked;
            }
            default -> JSON.getNodeFactory().stringNode(MASK);
        };
    }
}
