/**
 * A content root as a student sees it, on its author's own machine: the real pages, questions, marking and gate, without an LMS,
 * without a database and without Spring's context. Nothing of it runs in production.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.command",
            "tool.language",
            "tool.page",
            "content.checkpoint",
            "content.file",
            "content.lint",
            "content.reading",
            "learning.page",
            "learning.rehearsal",
            "learning.view"
        })
package checkpoint.preview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
