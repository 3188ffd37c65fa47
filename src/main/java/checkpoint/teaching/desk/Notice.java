package checkpoint.teaching.desk;

import java.util.List;

/**
 * What was just done, said above the page that shows it.
 *
 * @param key of its words
 * @param arguments of the words
 */
public record Notice(String key, List<Object> arguments) {

    public static Notice of(String key, Object... arguments) {
        return new Notice(key, List.of(arguments));
    }
}
