/** The class, whole, and one learner of it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.page",
            "tool.time",
            "content.checkpoint",
            "launch.token",
            "learning.attempt",
            "learning.linking",
            "learning.page",
            "learning.rules",
            "learning.view",
            "grading.desired",
            "grading.reconcile",
            "grading.roster",
            "teaching.dates",
            "teaching.desk"
        })
package checkpoint.teaching.learners;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
