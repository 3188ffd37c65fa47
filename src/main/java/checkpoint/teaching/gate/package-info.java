/** Whether a gate will open the next module, as far as the tool can see it: the platform is asked when an instructor presses. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.page",
            "platform.access",
            "platform.outbound",
            "platform.registration",
            "content.checkpoint",
            "launch.signs",
            "launch.token",
            "learning.linking",
            "learning.rules",
            "learning.view",
            "grading.lineitem",
            "grading.roster",
            "teaching.desk"
        })
package checkpoint.teaching.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
