/**
 * Where grades stand, for people: the class table's actions and file, the comparison with the gradebook, and the port by which
 * {@code page}'s pages read it.
 */
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
