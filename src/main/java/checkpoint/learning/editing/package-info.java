/** The pages on which a draft's files are changed: as text, by forms for its questions and its policy, and with images. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.language",
            "tool.page",
            "tool.upload",
            "content.authored",
            "content.checkpoint",
            "content.editing",
            "content.file",
            "content.guard",
            "learning.authoring",
            "learning.view"
        })
package checkpoint.learning.editing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
