/**
 * The administrator's desk: platforms and deployments, the launches that were refused, and the record of what was done.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.cluster",
            "tool.page",
            "tool.refusal",
            "tool.setup",
            "tool.time",
            "platform.admission",
            "platform.outbound",
            "platform.registration",
            "administration.account"
        })
package checkpoint.administration.platforms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
