/**
 * A learner's work: drawn, saved, submitted, marked; whose turn it is, and which score counts.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.refusal",
            "tool.setup",
            "content.checkpoint",
            "content.score",
            "launch.message",
            "learning.answer",
            "learning.attempt",
            "learning.concession",
            "learning.correction",
            "learning.rules"
        })
package checkpoint.learning.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
