package checkpoint.launch.login;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A platform's wish to launch (security framework 5.1.1.1, LTI 1.3 4.1). Unsigned: it only chooses which platform is asked.
 * Both hints are opaque and go back unaltered.
 *
 * @param storageTarget the frame that keeps data for us, or {@code _parent}; {@code null} where the platform offers none
 */
record LoginInitiation(
        String issuer,
        String loginHint,
        String targetLinkUri,
        @Nullable String messageHint,
        @Nullable String clientId,
        @Nullable String deploymentId,
        @Nullable String storageTarget) {

    private static final String STEP = "checkpoint_step";
    private static final int LONGEST_FRAME = 255;

    /** The request's history. */
    enum Step {
        PROBED,
        WINDOW,
        WINDOW_PROBED
    }

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
                        .orElse(null),
                parameters
                        .find("lti_storage_target")
                        .filter(frame -> frame.length() <= LONGEST_FRAME)
                        .orElse(null));
    }

    static @Nullable Step step(Parameters parameters) {
        String given = parameters.find(STEP).orElse("");
        for (Step step : Step.values()) {
            if (step.name().equals(given)) {
                return step;
            }
        }
        return null;
    }

    /** The same again, for a request to ourselves that comes after this step. */
    Map<String, String> after(Step step) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("iss", issuer);
        fields.put("login_hint", loginHint);
        fields.put("target_link_uri", targetLinkUri);
        put(fields, "lti_message_hint", messageHint);
        put(fields, "client_id", clientId);
        put(fields, "lti_deployment_id", deploymentId);
        put(fields, "lti_storage_target", storageTarget);
        fields.put(STEP, step.name());
        return fields;
    }

    /** The same again in a new window, where there is no platform around us that keeps anything. */
    Map<String, String> inNewWindow() {
        Map<String, String> fields = after(Step.WINDOW);
        fields.remove("lti_storage_target");
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
