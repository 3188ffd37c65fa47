package checkpoint.content.qti12;

import checkpoint.content.exchange.Notes;
import checkpoint.content.guard.Element;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which feedback of an item belongs to which answer, by the conditions that show it. */
final class Feedbacks {

    private final Map<String, String> byValue = new HashMap<>();
    private @Nullable String general;

    Feedbacks(Element item, Conditions conditions, Material material, Notes notes) {
        Map<String, String> texts = new HashMap<>();
        for (Element feedback : item.children("itemfeedback")) {
            String text = material.of(feedback);
            if (!feedback.all("solution").isEmpty() || !feedback.all("hint").isEmpty()) {
                notes.dropped("loss.qti12.solution");
            } else if (!text.isBlank()) {
                texts.put(feedback.attribute("ident"), text);
            }
        }
        Set<String> used = new HashSet<>();
        for (Element condition : conditions.all()) {
            for (Element shown : condition.children("displayfeedback")) {
                String ident = shown.attribute("linkrefid");
                String text = texts.get(ident);
                if (text != null && used.add(ident)) {
                    assign(ident, text, condition, notes);
                }
            }
        }
        texts.forEach((ident, text) -> {
            if (used.add(ident)) {
                assign(ident, text, null, notes);
            }
        });
    }

    private void assign(String ident, String text, @Nullable Element condition, Notes notes) {
        Element variable =
                condition == null ? null : condition.child("conditionvar").orElse(null);
        List<Element> named = variable == null ? List.of() : Conditions.equals(variable);
        boolean whole =
                ident.equals("correct_fb") || ident.equals("general_incorrect_fb") || ident.equals("incorrect_fb");
        if (ident.equals("general_fb")) {
            general = text;
        } else if (!whole
                && named.size() == 1
                && variable != null
                && variable.all("not").isEmpty()) {
            byValue.put(named.getFirst().text().strip(), text);
        } else if (!whole && ident.endsWith("_fb") && condition == null) {
            byValue.put(ident.substring(0, ident.length() - 3), text);
        } else {
            notes.dropped("loss.feedback.whole", ident, text);
        }
    }

    @Nullable
    String of(String value) {
        return byValue.get(value.strip());
    }

    @Nullable
    String general() {
        return general;
    }

    /** Those that belong to an answer. */
    List<String> all() {
        return List.copyOf(byValue.values());
    }
}
