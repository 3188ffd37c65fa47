/** An instructor's concessions to one learner, with a reason that is kept: another attempt, a discarded attempt, an excuse, an open gate. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.language",
            "tool.page",
            "tool.refusal",
            "content.checkpoint",
            "content.score",
            "launch.token",
            "learning.attempt",
            "learning.concession",
            "learning.policy",
            "learning.view",
            "teaching.desk"
        })
package checkpoint.teaching.concession;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
