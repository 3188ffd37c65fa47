package checkpoint.learning.linking;

import checkpoint.launch.token.Role;
import checkpoint.tool.page.Presentation;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asks to write checkpoints for a course: from a launch, while they pick content, or from the console.
 *
 * @param course id of the course's row; {@code null} where a platform names none to a picker
 * @param opened the slug of the checkpoint that their launch opens
 * @param picking whether they are picking content
 * @param administrator whether they come from the console, in the place of the course's instructors
 * @param carried what the next page carries
 * @param back the path of the page that they came from
 */
public record Author(
        long registration,
        @Nullable Long course,
        Role role,
        @Nullable String opened,
        boolean picking,
        boolean administrator,
        Presentation carried,
        String back,
        @Nullable String locale,
        @Nullable URI returnUrl) {}
