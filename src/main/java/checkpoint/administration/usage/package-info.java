/** Usage by platform and month, counted without personal data; and the courses that need attention. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.cluster",
            "tool.page",
            "tool.time",
            "platform.registration",
            "teaching.analysis",
            "teaching.statistics",
            "administration.account"
        })
package checkpoint.administration.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
