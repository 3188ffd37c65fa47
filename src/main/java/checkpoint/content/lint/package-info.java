/**
 * The report of {@code check}, before a student meets a checkpoint: faults, weak wording with file and line, and how strong the gate is. Without
 * Spring and without a database.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.command",
            "tool.language",
            "content.checkpoint",
            "content.file",
            "content.reading",
            "content.score",
            "content.strength"
        })
package checkpoint.content.lint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
