/**
 * Dynamic Registration (LTI Dynamic Registration 1.0): a platform's administrator enters one address, and tool and platform tell
 * each other the rest. All that arrives here is a stranger's word: nothing of it changes a platform that is known.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.json",
            "tool.page",
            "tool.refusal",
            "tool.setup",
            "platform.admission",
            "platform.outbound",
            "platform.registration"
        })
package checkpoint.platform.dynamic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
