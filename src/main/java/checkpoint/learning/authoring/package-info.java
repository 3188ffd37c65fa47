/** A course's own checkpoints: begun, imported, walked through as a student, published, withdrawn, deleted. */
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
            "content.score",
            "content.strength",
            "content.transfer",
            "launch.message",
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
