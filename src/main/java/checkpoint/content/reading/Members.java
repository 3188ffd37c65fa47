package checkpoint.content.reading;

import checkpoint.tool.language.Sentence;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a YAML mapping by key. */
record Members(Map<String, Yaml> byKey) {

    /** Examples for missing keys in the author's language, ready to be copied. Braces are filled in. */
    private static final List<String> EXAMPLES = List.of(
            "fault.example.title",
            "fault.example.next",
            "fault.example.quiz",
            "fault.example.pass-mark",
            "fault.example.questions",
            "fault.example.id",
            "fault.example.type",
            "fault.example.stem",
            "fault.example.choices",
            "fault.example.text",
            "fault.example.answer",
            "fault.example.accept",
            "fault.example.order",
            "fault.example.pairs",
            "fault.example.left",
            "fault.example.right",
            "fault.example.from",
            "fault.example.draw");

    /**
     * The fault of a missing key, with what to write.
     *
     * @param within where, such as "in the question"
     */
    static Sentence missing(String key, Sentence within) {
        return EXAMPLES.stream()
                .filter(example -> example.endsWith("." + key))
                .findFirst()
                .map(example -> Sentence.of("fault.missing.write", within, Sentence.of(example, "{", "}")))
                .orElseGet(() -> Sentence.of("fault.missing", within));
    }

    boolean has(Collection<String> keys) {
        return byKey.keySet().containsAll(keys);
    }

    /** A member that the caller has checked to be there. */
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
