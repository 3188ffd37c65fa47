/**
 * Answers, counted as they are submitted: sums by question and by attempt, from which {@code teaching.statistics} tells its figures without reading
 * an answer again.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "content.checkpoint",
            "content.score",
            "learning.answer",
            "learning.attempt",
            "learning.correction",
            "learning.policy",
            "learning.rules",
            "teaching.statistics"
        })
package checkpoint.teaching.tally;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
