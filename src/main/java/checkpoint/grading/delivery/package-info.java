/**
 * The desired score per line item and learner: written with the decision, delivered, read back, retried.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.cluster",
            "tool.setup",
            "tool.time",
            "platform.access",
            "platform.registration",
            "learning.attempt",
            "learning.policy",
            "grading.desired",
            "grading.lineitem",
            "grading.result",
            "grading.sending"
        })
package checkpoint.grading.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
