package checkpoint.login;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A platform's wish to launch (security framework 5.1.1.1, LTI 1.3 4.1). Unsigned: it only chooses which platform is asked.
 * Both hints are opaque and go back unaltered.
 */
record LoginInitiation(
        String issuer,
        String loginHint,
        String targetLinkUri,
        @Nullable String messageHint,
        @Nullable String clientId,
        @Nullable String deploymentId) {

    static LoginInitiation of(Parameters parameters) {
        return new LoginInitiation(
                parameters.require("iss"),
                parameters.require("login_hint"),
                parameters.require("target_link_uri"),
                parameters.find("lti_message_hint").orElse(null),
                parameters.find("client_id").orElse(null),
                // Canvas says deployment_id.
                parameters
                        .find("lti_deployment_id")
                        .or(() -> parameters.find("deployment_id"))
                        .orElse(null));
    }

    /** The same again, with one parameter of our own, for a request to ourselves. */
    Map<String, String> fields(String name, String value) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("iss", issuer);
        fields.put("login_hint", loginHint);
        fields.put("target_link_uri", targetLinkUri);
        put(fields, "lti_message_hint", messageHint);
        put(fields, "client_id", clientId);
        put(fields, "lti_deployment_id", deploymentId);
        fields.put(name, value);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
