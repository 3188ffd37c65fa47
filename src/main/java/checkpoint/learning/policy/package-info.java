/**
 * A learner's work: drawn, saved, handed in, marked; whose turn it is, and which score stands.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.refusal",
            "tool.setup",
            "content.checkpoint",
            "content.score",
            "learning.answer",
            "learning.attempt",
            "learning.concession",
            "learning.correction"
        })
package checkpoint.learning.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
