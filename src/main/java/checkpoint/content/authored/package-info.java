/** Checkpoints that are written in a course: drafts, what was published of them, and who may open them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.cluster",
            "tool.setup",
            "content.catalogue",
            "content.checkpoint",
            "content.editing",
            "content.file",
            "content.lint",
            "content.markdown",
            "content.reading",
            "content.strength",
            "content.transfer",
            "content.writing"
        })
package checkpoint.content.authored;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
