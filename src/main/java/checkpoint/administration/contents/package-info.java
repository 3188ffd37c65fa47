/** The console's page of checkpoints: which version each node serves, where it is used, and what is wrong on disk. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.audit",
            "tool.cluster",
            "tool.language",
            "tool.page",
            "tool.setup",
            "tool.time",
            "platform.registration",
            "content.authored",
            "content.catalogue",
            "launch.token",
            "administration.account"
        })
package checkpoint.administration.contents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
