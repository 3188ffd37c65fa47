/** The answers of an attempt: read from a form, saved as they are given, kept as a sheet. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.time",
            "content.checkpoint",
            "content.score",
            "launch.message",
            "learning.attempt",
            "learning.concession",
            "learning.rules"
        })
package checkpoint.learning.answer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
