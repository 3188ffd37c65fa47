/** One score request: its form, its answer, and what that means for the row. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.setup",
            "platform.access",
            "platform.outbound",
            "platform.registration",
            "learning.attempt",
            "grading.desired",
            "grading.lineitem",
            "grading.result"
        })
package checkpoint.grading.sending;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
