/** Where grades stand, for people: the port by which the pages read it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.refusal",
            "content.checkpoint",
            "launch.record",
            "launch.token",
            "learning.attempt",
            "learning.linking",
            "learning.view",
            "grading.desired",
            "grading.reconcile"
        })
package checkpoint.grading.gradebook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
