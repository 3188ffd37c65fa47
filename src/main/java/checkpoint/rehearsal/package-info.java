/**
 * The learner's way without a learner: for an author who writes a checkpoint, and for an instructor who wants to see each stage of
 * it. Nothing is stored.
 *
 * <p>Upstream: {@code launch}, {@code content}, {@code score}, {@code attempt}, {@code page}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "launch", "content", "score", "attempt", "page"})
package checkpoint.rehearsal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
