package checkpoint.content.qti12;

import checkpoint.content.exchange.Notes;
import checkpoint.content.guard.Element;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The feedback of an item by answer, told from the conditions that show it. */
final class Feedbacks {

    private static final Set<String> WHOLE = Set.of("correct_fb", "general_incorrect_fb", "incorrect_fb");

    private final Map<String, Set<String>> byValue = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();
    private final Notes notes;
    private @Nullable String general;

    Feedbacks(Element item, Conditions conditions, Material material, Notes notes) {
        this.notes = notes;
        Map<String, String> texts = new LinkedHashMap<>();
        for (Element feedback : item.children("itemfeedback")) {
            String text = material.of(feedback);
            if (!feedback.all("solution").isEmpty() || !feedback.all("hint").isEmpty()) {
                notes.dropped("loss.qti12.solution");
            } else if (!text.isBlank()) {
                texts.merge(feedback.attribute("ident"), text, (one, other) -> one + "\n\n" + other);
            }
        }
        Set<String> used = new HashSet<>();
        for (Element condition : conditions.all()) {
            for (Element shown : condition.children("displayfeedback")) {
                String ident = shown.attribute("linkrefid");
                String text = texts.get(ident);
                if (text != null) {
                    used.add(ident);
                    assign(ident, text, condition);
                }
            }
        }
        texts.forEach((ident, text) -> {
            if (used.add(ident)) {
                assign(ident, text, null);
            }
        });
    }

    private void assign(String ident, String text, @Nullable Element condition) {
        Element variable =
                condition == null ? null : condition.child("conditionvar").orElse(null);
        Set<String> values = variable == null || WHOLE.contains(ident) ? Set.of() : values(variable);
        if (ident.equals("general_fb")) {
            general = text;
        } else if (!values.isEmpty()) {
            values.forEach(value -> give(value, text));
        } else if (!WHOLE.contains(ident) && ident.endsWith("_fb") && condition == null) {
            give(ident.substring(0, ident.length() - 3), text);
        } else {
            notes.dropped("loss.feedback.whole", ident, text);
        }
    }

    private void give(String value, String text) {
        byValue.computeIfAbsent(value, key -> new LinkedHashSet<>()).add(text);
    }

    /** The answers at each of which a condition holds: its only one, or those between which it says "or". */
    private static Set<String> values(Element variable) {
        List<Element> named = Conditions.equals(variable);
        boolean any = variable.children().size() == 1
                && variable.children().getFirst().name().equals("or")
                && variable.all("and").isEmpty();
        return variable.all("not").isEmpty() && (any || named.size() == 1)
                ? named.stream().map(one -> one.text().strip()).collect(Collectors.toSet())
                : Set.of();
    }

    @Nullable
    String of(String value) {
        Set<String> texts = byValue.get(value.strip());
        if (texts == null) {
            return null;
        }
        told.add(value.strip());
        return String.join("\n\n", texts);
    }

    @Nullable
    String general() {
        return general;
    }

    /** The feedback that belongs to an answer. */
    List<String> all() {
        told.addAll(byValue.keySet());
        return byValue.values().stream().flatMap(Set::stream).distinct().toList();
    }

    /** Feedback on an answer that is not part of the question has no place. */
    void sayUntold() {
        byValue.forEach((value, texts) -> {
            if (!told.contains(value)) {
                texts.forEach(text -> notes.dropped("loss.feedback.said", text));
            }
        });
    }
}
