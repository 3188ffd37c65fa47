package checkpoint.learning.answer;

import checkpoint.content.score.Response;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Responses as they stand in the database, by indices as authored. Spelled out here, since rows outlive the names
 * of our classes: {@code {}}, {@code {"chosen":[0,2]}}, {@code {"truth":true}}, {@code {"typed":"…"}},
 * {@code {"placed":[1,null]}}.
 */
public final class StoredResponses {

    private static final JsonMapper JSON = JsonMapper.shared();

    private StoredResponses() {}

    public static String of(Response response) {
        ObjectNode root = JSON.createObjectNode();
        switch (response) {
            case Response.Blank() -> {}
            case Response.Chosen(Set<Integer> choices) -> new TreeSet<>(choices).forEach(root.putArray("chosen")::add);
            case Response.TrueOrFalse(boolean value) -> root.put("truth", value);
            case Response.Typed(String text) -> root.put("typed", text);
            case Response.Placed(List<@Nullable Integer> places) -> {
                ArrayNode placed = root.putArray("placed");
                places.forEach(place ->
                        placed.add(place == null ? JsonNodeFactory.instance.nullNode() : placed.numberNode(place)));
            }
        }
        return JSON.writeValueAsString(root);
    }

    /** One of them; a blank for {@code null}. */
    static Response response(@Nullable String json) {
        return json == null ? new Response.Blank() : response(JSON.readTree(json));
    }

    private static Response response(JsonNode root) {
        if (root.has("chosen")) {
            return new Response.Chosen(Set.copyOf(numbers(root.path("chosen"))));
        }
        if (root.has("truth")) {
            return new Response.TrueOrFalse(root.path("truth").booleanValue());
        }
        if (root.has("typed")) {
            return new Response.Typed(root.path("typed").stringValue());
        }
        return root.has("placed") ? new Response.Placed(places(root.path("placed"))) : new Response.Blank();
    }

    /** Answers as rows of question, response, moment, revision and page; none at all for {@code null}. */
    public static SavedAnswers saved(@Nullable String json) {
        if (json == null) {
            return SavedAnswers.NONE;
        }
        Map<String, SavedAnswers.One> saved = new HashMap<>();
        for (JsonNode row : JSON.readTree(json)) {
            JsonNode page = row.path(4);
            saved.put(
                    row.path(0).stringValue(),
                    new SavedAnswers.One(
                            response(row.path(1)),
                            OffsetDateTime.parse(row.path(2).stringValue()).toInstant(),
                            row.path(3).intValue(),
                            page.isNull() ? null : page.stringValue()));
        }
        return new SavedAnswers(saved);
    }

    private static List<Integer> numbers(JsonNode array) {
        List<Integer> numbers = new ArrayList<>(array.size());
        array.forEach(one -> numbers.add(one.intValue()));
        return numbers;
    }

    private static List<@Nullable Integer> places(JsonNode array) {
        List<@Nullable Integer> places = new ArrayList<>(array.size());
        array.forEach(one -> places.add(one.isNull() ? null : one.intValue()));
        return places;
    }
}
