/**
 * What waits to be delivered at each platform, for administrators and for metrics; and their hand on it: pause and resume.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.audit",
            "tool.cluster",
            "tool.page",
            "platform.registration",
            "administration.account"
        })
package checkpoint.administration.backlog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
