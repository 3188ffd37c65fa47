/** Checkpoints in the formats of other programs, and what those cannot say. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"tool.language", "content.checkpoint", "content.file", "content.reading", "content.score"
        })
package checkpoint.content.exporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
