/**
 * Which checkpoint a resource link opens: the rules in their order, and an instructor's binding.
 *
 * <p>Upstream: {@code launch}, {@code content}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "launch", "content"})
package checkpoint.linking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
