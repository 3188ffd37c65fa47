/**
 * The rules for a learner at a checkpoint in a course: the author's policy, the course's settings over it, the learner's
 * accommodation over both.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.page", "tool.time", "content.checkpoint", "launch.message"})
package checkpoint.learning.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
