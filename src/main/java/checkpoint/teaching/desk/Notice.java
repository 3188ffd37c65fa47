package checkpoint.teaching.desk;

import checkpoint.tool.page.Severity;
import java.util.List;

/**
 * A message about the last action, above the page that shows its effect.
 *
 * @param severity how much it asks of its reader
 * @param key of its words
 * @param arguments of the words
 */
public record Notice(Severity severity, String key, List<Object> arguments) {

    /** Nothing was done, and nothing is wrong. */
    public static Notice of(String key, Object... arguments) {
        return new Notice(Severity.INFORMATION, key, List.of(arguments));
    }

    /** Done as asked. */
    public static Notice done(String key, Object... arguments) {
        return new Notice(Severity.SUCCESS, key, List.of(arguments));
    }

    /** Nothing changed, for a reason that is nobody's fault. */
    public static Notice unchanged(String key, Object... arguments) {
        return new Notice(Severity.WARNING, key, List.of(arguments));
    }

    /** Nothing changed, because something that was entered has to be put right first. */
    public static Notice faulty(String key, Object... arguments) {
        return new Notice(Severity.ERROR, key, List.of(arguments));
    }
}
