package checkpoint.platform.dynamic;

import checkpoint.tool.json.Claims;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A platform's offer to a tool. A list that it does not give is {@code null}: then everything may be asked for.
 *
 * @param product its product family, such as {@code moodle}
 * @param account the institution's name, which Canvas gives
 * @param messages by type, with the placements that each may have; empty where it may have none
 */
record Offer(
        @Nullable String product,
        @Nullable String account,
        @Nullable List<String> scopes,
        @Nullable List<String> claims,
        @Nullable Map<String, List<String>> messages) {

    private static final String PLATFORM = "https://purl.imsglobal.org/spec/lti-platform-configuration";
    private static final String ACCOUNT = "https://canvas.instructure.com/lti/account_name";
    private static final int LONGEST_PRODUCT = 60;

    static Offer of(Claims configuration) {
        Claims platform = configuration.claims(PLATFORM);
        return new Offer(
                platform.words("product_family_code")
                        .filter(product -> product.length() <= LONGEST_PRODUCT)
                        .orElse(null),
                platform.words(ACCOUNT).orElse(null),
                configuration.strings("scopes_supported").orElse(null),
                configuration.strings("claims_supported").orElse(null),
                messages(platform).orElse(null));
    }

    boolean isCanvas() {
        return "canvas".equalsIgnoreCase(product);
    }

    /** Whether it knows a type of message; one that tells nothing is taken to know the two that every platform has. */
    boolean takes(String type) {
        return messages == null || messages.containsKey(type);
    }

    /** Whether it says itself that it knows a type of message. */
    boolean names(String type) {
        return messages != null && messages.containsKey(type);
    }

    private static Optional<Map<String, List<String>>> messages(Claims platform) {
        JsonNode supported = platform.object().path("messages_supported");
        if (!supported.isArray()) {
            return Optional.empty();
        }
        Map<String, List<String>> messages = new LinkedHashMap<>();
        for (JsonNode one : supported) {
            Claims message = new Claims(one);
            message.string("type")
                    .ifPresent(type -> messages.computeIfAbsent(type, name -> new ArrayList<>())
                            .addAll(message.strings("placements").orElse(List.of())));
        }
        return Optional.of(messages);
    }
}
