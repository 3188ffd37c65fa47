/** More time, more attempts or a later date for one learner at all checkpoints of a course, given once. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.page",
            "content.checkpoint",
            "launch.token",
            "learning.change",
            "learning.rules",
            "learning.view",
            "teaching.desk"
        })
package checkpoint.teaching.accommodation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
