/** The analysis of answers, for instructors: figures, charts and flags by question, and a file of answers for an analysis of one's own. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.page",
            "content.authored",
            "content.checkpoint",
            "content.editing",
            "content.file",
            "content.score",
            "launch.message",
            "launch.token",
            "learning.rules",
            "teaching.desk",
            "teaching.statistics",
            "teaching.tally"
        })
package checkpoint.teaching.analysis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
