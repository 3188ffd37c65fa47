package checkpoint.content.reading;

import checkpoint.tool.language.Sentence;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a YAML mapping by key. */
record Members(Map<String, Yaml> byKey) {

    /** What an author may write for a key that is missing: as it is written, or in words. */
    private static final Map<String, Object> EXAMPLES = Map.ofEntries(
            Map.entry("title", "title: \"Chapter 1\""),
            Map.entry("next", Sentence.of("fault.example.next", "next: { title: \"Glossary\", page: glossary }")),
            Map.entry("quiz", Sentence.of("fault.example.quiz")),
            Map.entry("pass-mark", "pass-mark: 80%"),
            Map.entry("questions", Sentence.of("fault.example.questions", "- { id: …, type: …, stem: … }")),
            Map.entry("id", "id: a-short-name"),
            Map.entry("type", Sentence.of("fault.example.type")),
            Map.entry("stem", "stem: \"What is asked?\""),
            Map.entry("choices", "choices: [ { text: \"…\", correct: true }, { text: \"…\" } ]"),
            Map.entry("text", "text: \"…\""),
            Map.entry("answer", "answer: 42 (numeric), answer: true (true-false)"),
            Map.entry("accept", "accept: [\"a right answer\", \"another spelling\"]"),
            Map.entry("order", "order: [\"first\", \"second\", \"third\"]"),
            Map.entry("pairs", "pairs: { \"left\": \"its right side\", \"other left\": \"its right side\" }"),
            Map.entry("left", "left: \"…\""),
            Map.entry("right", "right: \"…\""),
            Map.entry("from", Sentence.of("fault.example.from")),
            Map.entry("draw", "draw: 3"));

    /**
     * Says that a key is missing, and what to write.
     *
     * @param within where, such as "in the question"
     */
    static Sentence missing(String key, Sentence within) {
        Object example = EXAMPLES.get(key);
        return example == null
                ? Sentence.of("fault.missing", within)
                : Sentence.of("fault.missing.write", within, example);
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
