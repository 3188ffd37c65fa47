package checkpoint.teaching.tally;

import java.util.HashMap;
import java.util.Map;

/**
 * A course at a checkpoint, whose answers are counted.
 *
 * @param checkpoint slug
 */
public record Course(long registration, long course, String checkpoint) {

    /** Its parameters for a statement, which may be added to. */
    Map<String, Object> parameters() {
        return new HashMap<>(Map.of("registration", registration, "course", course, "checkpoint", checkpoint));
    }
}
