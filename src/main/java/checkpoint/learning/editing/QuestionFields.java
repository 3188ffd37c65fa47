package checkpoint.learning.editing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The fields of a question's form, as they were sent, put into the question: what the form does not show stays as it was. */
final class QuestionFields {

    private static final int MOST_ROWS = 60;

    private final MultiValueMap<String, String> fields;
    private final QuestionForm was;
    private final Map<String, Object> question;

    private QuestionFields(MultiValueMap<String, String> fields, Map<String, Object> before) {
        this.fields = fields;
        this.was = new QuestionForm(before, 0);
        this.question = new LinkedHashMap<>(before);
    }

    static Map<String, Object> read(Map<String, Object> before, MultiValueMap<String, String> fields) {
        QuestionFields reading = new QuestionFields(fields, before);
        for (String key : List.of("id", "objective", "type", "points", "passage", "stem")) {
            reading.text(key);
        }
        reading.answer();
        reading.text("feedback");
        return reading.question;
    }

    private void answer() {
        switch (String.valueOf(question.get("type"))) {
            case "single-choice", "multiple-choice" -> choices();
            case "true-false" -> text("answer");
            case "numeric" -> {
                if (!was.isBeyond()) {
                    List.of("answer", "tolerance", "unit").forEach(this::text);
                }
            }
            case "short-text" -> {
                if (!was.isBeyond()) {
                    lines("accept");
                }
                flag("exact");
            }
            case "ordering" -> lines("order");
            case "matching" -> {
                pairs();
                lines("extra");
            }
            default -> {
                // Told as a fault.
            }
        }
    }

    private void choices() {
        List<Object> choices = new ArrayList<>();
        List<String> correct = fields.getOrDefault("correct", List.of());
        for (int i = 0; i < MOST_ROWS; i++) {
            String text = field("choice." + i + ".text");
            if (!text.isEmpty()) {
                Map<String, Object> choice = choice(i);
                choice.put("text", text);
                mark(choice, correct.contains(String.valueOf(i)), field("choice." + i + ".credit"));
                put(choice, "feedback", field("choice." + i + ".feedback"));
                put(choice, "fixed", fields.containsKey("choice." + i + ".fixed") ? "true" : "");
                choices.add(choice);
            }
        }
        list("choices", choices);
    }

    /**
     * Marks a choice as right or wrong. A choice that is right by its share alone stays so; where mark and share differ, the one just changed wins.
     */
    private void mark(Map<String, Object> choice, boolean right, String credit) {
        String before = String.valueOf(choice.getOrDefault("credit", ""));
        boolean byShare = !choice.containsKey("correct");
        boolean sameMark = byShare && !before.isEmpty() && right == was.earns(before);
        boolean stale = !sameMark && credit.equals(before) && right != was.earns(credit);
        boolean said = sameMark || byShare && was.earns(credit);
        put(choice, "correct", right && !said ? "true" : "");
        put(choice, "credit", stale ? "" : credit);
    }

    /** With whatever keys it has already. */
    private Map<String, Object> choice(int index) {
        Map<String, Object> choice = new LinkedHashMap<>();
        if (index < was.list("choices").size() && was.list("choices").get(index) instanceof Map<?, ?> before) {
            before.forEach((key, value) -> choice.put(String.valueOf(key), value));
        }
        return choice;
    }

    private void pairs() {
        List<Object> pairs = new ArrayList<>();
        for (int i = 0; i < MOST_ROWS; i++) {
            String left = field("pair." + i + ".left");
            String right = field("pair." + i + ".right");
            if (!left.isEmpty() || !right.isEmpty()) {
                Map<String, Object> pair = new LinkedHashMap<>();
                pair.put("left", left);
                pair.put("right", right);
                pairs.add(pair);
            }
        }
        list("pairs", pairs);
    }

    private void lines(String key) {
        list(
                key,
                field(key)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .map(Object.class::cast)
                        .toList());
    }

    private void list(String key, List<Object> entries) {
        if (entries.isEmpty()) {
            question.remove(key);
        } else {
            question.put(key, entries);
        }
    }

    private void text(String key) {
        if (fields.containsKey(key)) {
            put(question, key, field(key));
        }
    }

    private void flag(String key) {
        put(question, key, fields.containsKey(key) ? "true" : "");
    }

    private static void put(Map<String, Object> map, String key, String value) {
        if (value.isEmpty()) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    private String field(String name) {
        @Nullable String value = fields.getFirst(name);
        return value == null ? "" : value.replace("\r\n", "\n").strip();
    }
}
