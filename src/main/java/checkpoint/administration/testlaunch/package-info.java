/**
 * The test launch: a link with a code shows the person who opens it, and the console, what the platform sent and how it was read.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.audit",
            "tool.cluster",
            "tool.json",
            "tool.page",
            "tool.refusal",
            "tool.setup",
            "tool.time",
            "platform.registration",
            "launch.login",
            "launch.message",
            "launch.record",
            "launch.token",
            "learning.linking",
            "administration.account"
        })
package checkpoint.administration.testlaunch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
