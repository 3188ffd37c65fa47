/**
 * A content root as a student sees it, on its author's own machine: the real pages, questions, marking and gate, without an LMS,
 * without a database and without Spring's context. Nothing of it runs in production.
 *
 * <p>Upstream: {@code content}, {@code lint}, {@code rehearsal}, {@code launch}; of the shell it uses the words and the layout.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"content", "lint", "rehearsal", "launch", "web"})
package checkpoint.preview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
