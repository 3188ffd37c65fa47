/** The pages on which a course writes its own checkpoints: begun, imported, edited, published. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.language",
            "tool.page",
            "tool.refusal",
            "tool.upload",
            "content.authored",
            "content.checkpoint",
            "content.editing",
            "content.exchange",
            "content.exporting",
            "content.file",
            "content.guard",
            "content.strength",
            "content.transfer",
            "content.writing",
            "launch.token",
            "learning.correction",
            "learning.linking",
            "learning.page",
            "learning.rehearsal",
            "learning.view"
        })
package checkpoint.learning.authoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
