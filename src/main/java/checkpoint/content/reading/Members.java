package checkpoint.content.reading;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a YAML mapping by key. */
record Members(Map<String, Yaml> byKey) {

    /** What an author may write for a key that is missing. */
    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry("title", "title: \"Chapter 1\""),
            Map.entry("next", "next: { title: \"Glossary\", page: glossary }, or url: https://… instead of page"),
            Map.entry("quiz", "quiz: with pass-mark and questions below it"),
            Map.entry("pass-mark", "pass-mark: 80%"),
            Map.entry("questions", "questions: and below it one - { id: …, type: …, stem: … } per question"),
            Map.entry("id", "id: a-short-name"),
            Map.entry(
                    "type",
                    "type: single-choice, multiple-choice, true-false, numeric, short-text, ordering or matching"),
            Map.entry("stem", "stem: \"What is asked?\""),
            Map.entry("choices", "choices: [ { text: \"…\", correct: true }, { text: \"…\" } ]"),
            Map.entry("text", "text: \"…\""),
            Map.entry("answer", "answer: 42 (numeric), answer: true (true-false)"),
            Map.entry("accept", "accept: [\"a right answer\", \"another spelling\"]"),
            Map.entry("order", "order: [\"first\", \"second\", \"third\"]"),
            Map.entry("pairs", "pairs: { \"left\": \"its right side\", \"other left\": \"its right side\" }"),
            Map.entry("left", "left: \"…\""),
            Map.entry("right", "right: \"…\""),
            Map.entry("from", "from: an-objective, or a list of question ids"),
            Map.entry("draw", "draw: 3"));

    /** What to write for a key that is missing; empty where there is nothing to say. */
    static String example(String key) {
        String example = EXAMPLES.get(key);
        return example == null ? "" : ": write " + example;
    }

    boolean has(Collection<String> keys) {
        return byKey.keySet().containsAll(keys);
    }

    /** One that the caller has seen to be there. */
    Yaml get(String key) {
        Yaml value = byKey.get(key);
        if (value == null) {
            throw new IllegalStateException(key + " was not looked for");
        }
        return value;
    }

    /** The text of one that may be missing; empty then, as its absence is a fault already. */
    String text(String key) {
        Yaml value = byKey.get(key);
        return value == null ? "" : value.text();
    }

    @Nullable
    Yaml find(String key) {
        return byKey.get(key);
    }
}
