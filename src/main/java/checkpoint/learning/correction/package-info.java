/**
 * Attempts marked again: by a corrected version of their questions, or with questions declared void. What an attempt had before is kept. That a
 * regrade counts for submissions too is asked by those downstream; who regrades, and when, is decided in {@code teaching.regrade}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.time",
            "content.checkpoint",
            "content.score",
            "learning.answer",
            "learning.attempt",
            "learning.concession"
        })
package checkpoint.learning.correction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
