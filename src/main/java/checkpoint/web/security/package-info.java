/** The security chains, the headers and filters of every answer. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.refusal",
            "tool.setup",
            "tool.upload",
            "launch.login",
            "launch.token",
            "administration.account",
            "web.page"
        })
package checkpoint.web.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
