/**
 * The grades that wait at each platform, for administrators and for metrics; and pausing and resuming them.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.audit",
            "tool.cluster",
            "tool.page",
            "tool.time",
            "platform.registration",
            "administration.account"
        })
package checkpoint.administration.backlog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
