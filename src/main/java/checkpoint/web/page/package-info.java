/** Templates rendered for a request: the page's language, its policy, the home page, refusals and faults. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.cluster",
            "tool.language",
            "tool.page",
            "tool.refusal",
            "tool.setup",
            "content.checkpoint",
            "launch.token"
        })
package checkpoint.web.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
