package checkpoint.launch.message;

import checkpoint.tool.json.Claims;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The ancestors of a copied course and link, the newest first, if the platform names them (LTI 1.3, custom properties
 * {@code Context.id.history} and {@code ResourceLink.id.history}).
 *
 * @param contexts ids of contexts
 * @param links ids of resource links
 */
public record Ancestry(List<String> contexts, List<String> links) {

    /** No ancestors: nothing was copied, or the platform does not say. */
    public static final Ancestry NONE = new Ancestry(List.of(), List.of());

    /** A course that was copied more often has its settings from one of these. */
    private static final int MOST = 20;

    private static final int LONGEST_ID = 255;

    public Ancestry {
        contexts = List.copyOf(contexts);
        links = List.copyOf(links);
    }

    static Ancestry of(Claims custom) {
        return new Ancestry(ids(custom, "context_history"), ids(custom, "link_history"));
    }

    public boolean isEmpty() {
        return contexts.isEmpty() && links.isEmpty();
    }

    private static List<String> ids(Claims custom, String name) {
        JsonNode value = custom.object().path(name);
        String text = value.isString() ? value.stringValue().strip() : "$";
        return text.isEmpty() || text.startsWith("$")
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(Ancestry::decoded)
                        .filter(id -> !id.isEmpty() && id.length() <= LONGEST_ID && id.indexOf('\0') < 0)
                        .distinct()
                        .limit(MOST)
                        .toList();
    }

    private static String decoded(String id) {
        try {
            return URLDecoder.decode(id.strip(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return id.strip();
        }
    }
}
