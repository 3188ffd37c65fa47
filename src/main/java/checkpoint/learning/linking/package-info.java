/**
 * Which checkpoint a resource link opens: the rules in their order, an instructor's binding, and deep linking, where content is picked
 * for a course.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.language",
            "tool.page",
            "tool.refusal",
            "tool.setup",
            "platform.key",
            "platform.registration",
            "content.checkpoint",
            "launch.message",
            "launch.record",
            "launch.token"
        })
package checkpoint.learning.linking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
