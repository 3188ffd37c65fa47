/**
 * Asks a platform, when an administrator wants to know, whether everything between us works.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.cluster",
            "tool.page",
            "tool.refusal",
            "platform.access",
            "platform.outbound",
            "platform.registration",
            "launch.message",
            "launch.signs",
            "grading.roster",
            "administration.account"
        })
package checkpoint.administration.checkup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
