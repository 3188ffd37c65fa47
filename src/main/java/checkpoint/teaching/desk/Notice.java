package checkpoint.teaching.desk;

import java.util.List;

/**
 * A message about the last action, above the page that shows its effect.
 *
 * @param key of its words
 * @param arguments of the words
 */
public record Notice(String key, List<Object> arguments) {

    public static Notice of(String key, Object... arguments) {
        return new Notice(key, List.of(arguments));
    }
}
