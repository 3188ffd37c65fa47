/**
 * The line item of a resource link: looked for where no launch named it, made where there is none and one may be made.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.time",
            "platform.access",
            "platform.outbound",
            "platform.registration",
            "launch.message",
            "learning.linking",
            "grading.listing"
        })
package checkpoint.grading.lineitem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
