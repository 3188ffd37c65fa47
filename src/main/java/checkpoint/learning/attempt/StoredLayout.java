package checkpoint.learning.attempt;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A layout as stored in the database, by indices as authored. Spelled out here because rows outlive our class names. */
public final class StoredLayout {

    private static final JsonMapper JSON = JsonMapper.shared();

    private StoredLayout() {}

    public static String of(Layout layout) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode questions = root.putArray("questions");
        for (Layout.Put put : layout.questions()) {
            ObjectNode one = questions.addObject();
            one.put("question", put.question());
            put.entries().forEach(one.putArray("entries")::add);
            put.targets().forEach(one.putArray("targets")::add);
        }
        return JSON.writeValueAsString(root);
    }

    public static Layout layout(String json) {
        List<Layout.Put> questions = new ArrayList<>();
        for (JsonNode one : JSON.readTree(json).path("questions")) {
            questions.add(new Layout.Put(
                    one.path("question").stringValue(), numbers(one.path("entries")), numbers(one.path("targets"))));
        }
        return new Layout(List.copyOf(questions));
    }

    private static List<Integer> numbers(JsonNode array) {
        List<Integer> numbers = new ArrayList<>(array.size());
        array.forEach(one -> numbers.add(one.intValue()));
        return numbers;
    }
}
