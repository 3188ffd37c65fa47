/**
 * Judges a platform's message: one chain from an authentication response to a message that can be believed.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.json",
            "tool.refusal",
            "tool.setup",
            "platform.outbound",
            "platform.registration",
            "launch.login"
        })
package checkpoint.launch.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
