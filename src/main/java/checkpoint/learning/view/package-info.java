/** What a learner's pages show: values, and the templates that read them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.language",
            "tool.page",
            "content.checkpoint",
            "content.score",
            "launch.token",
            "learning.answer",
            "learning.attempt",
            "learning.concession",
            "learning.correction",
            "learning.policy",
            "learning.rules"
        })
package checkpoint.learning.view;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
