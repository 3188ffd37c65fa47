package checkpoint.learning.answer;

import checkpoint.content.score.Response;
import checkpoint.learning.attempt.Packed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One response, packed: which kind it is, and what it holds, by indices as authored. Spelled out here, since rows outlive the order of our types. */
final class PackedResponse {

    private static final int BLANK = 0;
    private static final int CHOSEN = 1;
    private static final int FALSE = 2;
    private static final int TRUE = 3;
    private static final int TYPED = 4;
    private static final int PLACED = 5;

    private PackedResponse() {}

    static void put(Response response, Packed packed) {
        switch (response) {
            case Response.Blank() -> packed.put(BLANK);
            case Response.Chosen(Set<Integer> choices) -> {
                packed.put(CHOSEN);
                packed.put(choices.stream().sorted().toList());
            }
            case Response.TrueOrFalse(boolean value) -> packed.put(value ? TRUE : FALSE);
            case Response.Typed(String text) -> {
                packed.put(TYPED);
                packed.put(text);
            }
            case Response.Placed(List<@Nullable Integer> places) -> {
                packed.put(PLACED);
                packed.put(places.size());
                // 0 is nowhere.
                places.forEach(place -> packed.put(place == null ? 0 : place + 1));
            }
        }
    }

    static Response next(Packed packed) {
        int kind = packed.small();
        return switch (kind) {
            case BLANK -> new Response.Blank();
            case CHOSEN -> new Response.Chosen(Set.copyOf(packed.numbers()));
            case FALSE -> new Response.TrueOrFalse(false);
            case TRUE -> new Response.TrueOrFalse(true);
            case TYPED -> new Response.Typed(packed.text());
            case PLACED -> new Response.Placed(places(packed));
            default -> throw new IllegalStateException("a response of an unknown kind: " + kind);
        };
    }

    private static List<@Nullable Integer> places(Packed packed) {
        int count = packed.small();
        List<@Nullable Integer> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int place = packed.small();
            places.add(place == 0 ? null : place - 1);
        }
        return places;
    }
}
