/** The console’s page of signing keys and secrets. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.page",
            "tool.setup",
            "platform.key",
            "platform.registration",
            "administration.account"
        })
package checkpoint.administration.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
