package checkpoint.administration.testlaunch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tool's reading of a launch, without personal data.
 *
 * @param role what the person may do here, by the roles of the course
 * @param course its title, or the platform's id of it
 * @param checkpoint the slug that would open; {@code null} where an instructor has to choose
 * @param exists whether there is such a checkpoint
 * @param column whether the message names the line item, or a place to look for one: {@code own}, {@code container} or {@code none}
 * @param scopes of the grade services, as the message lists them
 * @param roster whether the message names one
 * @param proof what showed that the browser is the same
 * @param seconds from the authentication request to the answer
 */
record LaunchReading(
        String role,
        @Nullable String course,
        @Nullable String checkpoint,
        boolean exists,
        String column,
        List<String> scopes,
        boolean roster,
        String proof,
        long seconds) {}
