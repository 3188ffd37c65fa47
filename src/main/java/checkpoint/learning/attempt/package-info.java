/** A learner’s attempt as it is stored: its place, its layout, its state. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"tool.refusal", "tool.time", "content.checkpoint", "content.score", "launch.token"})
package checkpoint.learning.attempt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
