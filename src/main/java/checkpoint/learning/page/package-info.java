/** The pages of a launch, as they are asked for by learners and onlookers: the recap, the quiz, the result and the gate. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.page",
            "tool.refusal",
            "content.checkpoint",
            "content.score",
            "launch.message",
            "launch.record",
            "launch.token",
            "learning.answer",
            "learning.attempt",
            "learning.concession",
            "learning.correction",
            "learning.linking",
            "learning.policy",
            "learning.rules",
            "learning.view"
        })
package checkpoint.learning.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
