package checkpoint.learning.attempt;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.content.checkpoint.Question;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * A layout as it is stored, by indices as authored: packed, each question by its place among the sorted names of all questions of its version,
 * which {@code content_version} keeps once; its entries; its targets.
 *
 * <p>Where a question is none of those, and in rows from before there was this, it is the text {@code [["question",[2,0,1],[1,0]]]}, with the targets left
 * out where there are none.
 */
public final class StoredLayout {

    private static final byte PACKED = 1;
    private static final byte TEXT = '[';
    private static final JsonMapper JSON = JsonMapper.shared();

    private StoredLayout() {}

    /** The names of all questions of a version, as its layouts count them. */
    public static List<String> names(Checkpoint version) {
        return version.quiz().questions().stream().map(Question::id).sorted().toList();
    }

    public static byte[] of(Layout layout, List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        names.forEach(name -> places.put(name, places.size()));
        Packed packed = Packed.empty();
        packed.put(layout.questions().size());
        for (Layout.Put put : layout.questions()) {
            Integer place = places.get(put.question());
            if (place == null) {
                return named(layout);
            }
            packed.put(place);
            packed.put(put.entries());
            packed.put(put.targets());
        }
        return packed.sealed(PACKED, names);
    }

    /** As the text is stored. */
    public static byte[] named(Layout layout) {
        return text(layout).getBytes(StandardCharsets.UTF_8);
    }

    /** As text that says all of it by name. */
    public static String text(Layout layout) {
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

    /**
     * As it was stored.
     *
     * @param names of all questions of its version; empty where none are kept
     * @throws IllegalStateException where it cannot be read
     */
    public static Layout layout(byte[] stored, List<String> names) {
        if (!isPacked(stored)) {
            return layout(new String(stored, StandardCharsets.UTF_8));
        }
        Packed packed = Packed.opened(stored, PACKED, names);
        int count = packed.small();
        List<Layout.Put> questions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            questions.add(new Layout.Put(names.get(packed.small()), packed.numbers(), packed.numbers()));
        }
        return new Layout(List.copyOf(questions));
    }

    /** Whether it can be read beside the names of its version alone. */
    static boolean isPacked(byte[] stored) {
        return Packed.kind(stored) != TEXT;
    }

    private static Layout layout(String text) {
        List<Layout.Put> questions = new ArrayList<>();
        for (JsonNode one : JSON.readTree(text)) {
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
