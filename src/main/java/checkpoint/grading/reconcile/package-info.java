/**
 * A class compared with its gradebook: results and roster against what is desired, once a night and when an instructor asks.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.time",
            "platform.access",
            "platform.outbound",
            "platform.registration",
            "launch.token",
            "learning.attempt",
            "grading.desired",
            "grading.lineitem",
            "grading.result",
            "grading.roster"
        })
package checkpoint.grading.reconcile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
