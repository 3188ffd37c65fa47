/**
 * The learner's way without a learner: for an author who writes a checkpoint, and for an instructor who wants to see each stage of
 * it. Nothing is stored.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.page",
            "content.checkpoint",
            "content.score",
            "launch.message",
            "launch.token",
            "learning.answer",
            "learning.attempt",
            "learning.concession",
            "learning.page",
            "learning.policy",
            "learning.rules",
            "learning.view"
        })
package checkpoint.learning.rehearsal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
