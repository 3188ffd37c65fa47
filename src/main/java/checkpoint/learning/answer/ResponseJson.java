package checkpoint.learning.answer;

import checkpoint.content.score.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * One response as JSON, by indices as authored: {@code {}}, {@code {"chosen":[0,2]}}, {@code {"truth":true}}, {@code {"typed":"…"}},
 * {@code {"placed":[1,null]}}. Spelled out here, since rows outlive the names of our classes.
 */
final class ResponseJson {

    private ResponseJson() {}

    static void write(Response response, JsonGenerator json) {
        json.writeStartObject();
        switch (response) {
            case Response.Blank() -> {}
            case Response.Chosen(Set<Integer> choices) -> {
                json.writeArrayPropertyStart("chosen");
                choices.stream().sorted().forEach(json::writeNumber);
                json.writeEndArray();
            }
            case Response.TrueOrFalse(boolean value) -> json.writeBooleanProperty("truth", value);
            case Response.Typed(String text) -> json.writeStringProperty("typed", text);
            case Response.Placed(List<@Nullable Integer> places) -> {
                json.writeArrayPropertyStart("placed");
                for (Integer place : places) {
                    if (place == null) {
                        json.writeNull();
                    } else {
                        json.writeNumber(place);
                    }
                }
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    static Response read(JsonNode root) {
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
