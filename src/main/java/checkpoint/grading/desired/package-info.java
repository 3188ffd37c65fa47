/** The score that a gradebook ought to show, one row for each line item and learner. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.time",
            "launch.token",
            "learning.attempt",
            "learning.linking",
            "learning.policy",
            "grading.lineitem",
            "grading.result"
        })
package checkpoint.grading.desired;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
