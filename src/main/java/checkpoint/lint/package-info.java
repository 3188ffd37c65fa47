/**
 * What an author is told before a student meets it: faults, weak wording with file and line, and how strong the gate is. Without
 * Spring and without a database.
 *
 * <p>Upstream: {@code content}, {@code score}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"content", "score"})
package checkpoint.lint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
