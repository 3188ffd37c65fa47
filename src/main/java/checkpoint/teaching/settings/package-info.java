/** An instructor's settings for a checkpoint in their course: dates, attempts, time, pass mark, what is shown and what is sent. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.language",
            "tool.page",
            "content.checkpoint",
            "launch.message",
            "launch.token",
            "learning.change",
            "learning.rules",
            "learning.view",
            "teaching.desk"
        })
package checkpoint.teaching.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
