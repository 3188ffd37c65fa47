/** Rules changed while a class is at work: what follows for open attempts, for who failed, and for grades that were held back. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.refusal",
            "tool.time",
            "content.checkpoint",
            "launch.message",
            "learning.attempt",
            "learning.policy",
            "learning.rules"
        })
package checkpoint.learning.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
