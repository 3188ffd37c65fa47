/**
 * Checkpoints as authored: read, checked with file and line, kept by version.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.language",
            "content.checkpoint",
            "content.file",
            "content.markdown",
            "content.score"
        })
package checkpoint.content.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
