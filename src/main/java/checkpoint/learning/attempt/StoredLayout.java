package checkpoint.learning.attempt;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * A layout as it is stored, by indices as authored: {@code [["question",[2,0,1],[1,0]]]}, with the targets left out where there are none. Most of an
 * attempt's row is this, and so it names nothing.
 */
public final class StoredLayout {

    private static final JsonMapper JSON = JsonMapper.shared();

    private StoredLayout() {}

    public static String of(Layout layout) {
        ArrayNode questions = JSON.createArrayNode();
        for (Layout.Put put : layout.questions()) {
            ArrayNode one = questions.addArray().add(put.question());
            put.entries().forEach(one.addArray()::add);
            if (!put.targets().isEmpty()) {
                put.targets().forEach(one.addArray()::add);
            }
        }
        return JSON.writeValueAsString(questions);
    }

    public static Layout layout(String json) {
        List<Layout.Put> questions = new ArrayList<>();
        for (JsonNode one : JSON.readTree(json)) {
            questions.add(new Layout.Put(one.path(0).stringValue(), numbers(one.path(1)), numbers(one.path(2))));
        }
        return new Layout(List.copyOf(questions));
    }

    private static List<Integer> numbers(JsonNode array) {
        List<Integer> numbers = new ArrayList<>(array.size());
        array.forEach(one -> numbers.add(one.intValue()));
        return numbers;
    }
}
