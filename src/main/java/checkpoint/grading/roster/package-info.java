/** The members of a course, by Names and Role Provisioning Services: paged, guarded, never guessed. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.json",
            "tool.time",
            "platform.access",
            "platform.outbound",
            "platform.registration",
            "launch.record",
            "launch.token",
            "grading.listing"
        })
package checkpoint.grading.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
