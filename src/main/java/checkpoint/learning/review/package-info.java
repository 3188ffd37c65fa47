/**
 * One learner's work, opened from the gradebook: by a submission review message, or at the attempt's own address, as Canvas does.
 * Staff of the course read anyone's, a learner their own, nobody else any.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.page",
            "tool.refusal",
            "platform.registration",
            "content.checkpoint",
            "content.score",
            "launch.message",
            "launch.record",
            "launch.token",
            "learning.answer",
            "learning.attempt",
            "learning.correction",
            "learning.linking",
            "learning.policy",
            "learning.rules",
            "learning.view"
        })
package checkpoint.learning.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
