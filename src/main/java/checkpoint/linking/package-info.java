/**
 * Which checkpoint a resource link opens: the rules in their order, an instructor's binding, and deep linking, where content is picked
 * for a course.
 *
 * <p>Upstream: {@code message}, {@code launch}, {@code content}, {@code key}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "key", "registration", "message", "launch", "content"})
package checkpoint.linking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
