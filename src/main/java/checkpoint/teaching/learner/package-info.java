/** One learner of the class: every attempt, every send to the gradebook, launches that were refused, and what other rooms add. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.page",
            "tool.refusal",
            "tool.time",
            "content.checkpoint",
            "launch.token",
            "learning.answer",
            "learning.attempt",
            "learning.view",
            "teaching.desk"
        })
package checkpoint.teaching.learner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
