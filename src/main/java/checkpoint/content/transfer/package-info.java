/** Importing quizzes into checkpoints and exporting them: every format behind one door, by command too. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.command",
            "tool.language",
            "content.checkpoint",
            "content.exchange",
            "content.exporting",
            "content.file",
            "content.guard",
            "content.reading",
            "content.writing"
        })
package checkpoint.content.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
