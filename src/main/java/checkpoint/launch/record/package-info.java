/**
 * Records a judged message once, and issues the token that names the launch: who, where, in which role.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.cluster",
            "tool.page",
            "tool.refusal",
            "tool.setup",
            "platform.registration",
            "launch.login",
            "launch.message",
            "launch.token"
        })
package checkpoint.launch.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
