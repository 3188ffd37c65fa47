/**
 * Data about people: listed, exported, erased, and forgotten in time.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.audit",
            "tool.cluster",
            "tool.page",
            "tool.refusal",
            "tool.setup",
            "tool.time",
            "platform.registration",
            "content.authored",
            "learning.answer",
            "learning.attempt",
            "administration.account"
        })
package checkpoint.administration.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
