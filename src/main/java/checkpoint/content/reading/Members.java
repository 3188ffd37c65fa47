package checkpoint.content.reading;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a YAML mapping by key. */
record Members(Map<String, Yaml> byKey) {

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
