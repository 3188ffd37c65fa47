package checkpoint.content.qti12;

import checkpoint.content.exchange.Notes;
import checkpoint.content.guard.Element;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The choices that a response offers, and how: their texts by their idents, whether they change places, and how many may be taken. */
final class OfferedChoices {

    private static final Set<String> TRUTH = Set.of("true", "false");

    /** Each is tried beside the others. */
    private static final int MOST = 200;

    private final Map<String, String> labels;
    private final Set<String> fixed = new HashSet<>();
    private final @Nullable Boolean shuffled;
    /** How many may be chosen; zero is any number. */
    private final int limit;

    OfferedChoices(Element lid, Material material, Notes notes) {
        this.labels = labels(lid, material, notes);
        this.shuffled = shuffled(lid);
        this.limit = lid.all("render_choice").stream()
                .map(one -> one.attribute("maxnumber").strip())
                .filter(one -> one.matches("[1-9]\\d{0,3}"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
        lid.all("response_label").stream()
                .filter(one -> one.attribute("rshuffle").equalsIgnoreCase("No"))
                .forEach(one -> fixed.add(one.attribute("ident")));
    }

    /** The texts by their idents, each of which must be unique. */
    static Map<String, String> labels(Element lid, Material material, Notes notes) {
        Map<String, String> labels = new LinkedHashMap<>();
        List<Element> all = lid.all("response_label");
        if (all.size() > MOST) {
            notes.refused("loss.choices.many", MOST);
            return labels;
        }
        for (Element label : all) {
            if (labels.put(label.attribute("ident"), material.of(label)) != null) {
                notes.refused("loss.choices.ident", label.attribute("ident"));
            }
        }
        return labels;
    }

    /** The list says so, or a choice does; {@code null} where none of them says anything. */
    private static @Nullable Boolean shuffled(Element lid) {
        List<Element> lists = lid.all("render_choice");
        boolean said = lists.stream().anyMatch(one -> !one.attribute("shuffle").isBlank());
        boolean list = lists.stream().anyMatch(one -> one.attribute("shuffle").equalsIgnoreCase("Yes"));
        boolean choice = lid.all("response_label").stream()
                .anyMatch(one -> one.attribute("rshuffle").equalsIgnoreCase("Yes"));
        return said || choice ? list || choice && !said : null;
    }

    Map<String, String> labels() {
        return labels;
    }

    @Nullable
    Boolean shuffled() {
        return shuffled;
    }

    boolean isFixed(String ident) {
        return fixed.contains(ident);
    }

    boolean isTruth() {
        return labels.size() == 2
                && TRUTH.equals(
                        new HashSet<>(labels.keySet().stream().map(this::word).toList()));
    }

    String word(String ident) {
        return labels.getOrDefault(ident, "").strip().toLowerCase(Locale.ROOT);
    }

    /** The ident of a choice that is named by it or by its text. */
    String ident(String named) {
        if (labels.containsKey(named)) {
            return named;
        }
        return labels.entrySet().stream()
                .filter(label -> label.getValue().strip().equalsIgnoreCase(named))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(named);
    }

    void sayLimit(int right, Notes notes) {
        if (limit > 0 && limit < right) {
            notes.refused("loss.qti.limit.low", right, limit);
        } else if (limit > 0 && limit < labels.size()) {
            notes.changed("loss.qti.limit", limit);
        }
    }
}
