/**
 * The latest launches: the refused ones with their stories, and how many were accepted. Ids and codes, no personal data.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.cluster",
            "tool.page",
            "tool.time",
            "platform.registration",
            "administration.account"
        })
package checkpoint.administration.launchlog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
