/**
 * Regrades of a course: shown before they are done, done one learner at a time, taken up again where a node was killed, undone within a day.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.page",
            "content.checkpoint",
            "content.score",
            "launch.token",
            "learning.answer",
            "learning.attempt",
            "learning.correction",
            "learning.policy",
            "learning.view",
            "teaching.desk"
        })
package checkpoint.teaching.regrade;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
