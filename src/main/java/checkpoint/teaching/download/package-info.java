/** Answers as a file, for instructors who want an analysis of their own: attempts by question, under pseudonyms. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.setup",
            "content.checkpoint",
            "content.score",
            "launch.token",
            "learning.answer",
            "learning.attempt",
            "teaching.desk",
            "teaching.tally"
        })
package checkpoint.teaching.download;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
