/** A launch as a value, and the access token that names it: who, where, in which role. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.cluster",
            "tool.page",
            "tool.refusal",
            "tool.setup",
            "platform.registration",
            "launch.login",
            "launch.message"
        })
package checkpoint.launch.token;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
