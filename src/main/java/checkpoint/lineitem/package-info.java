/**
 * The line item of a resource link: looked for where no launch named it, made where there is none and one may be made.
 *
 * <p>Upstream: {@code linking}, {@code access}, {@code registration}, {@code outbound}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "outbound", "registration", "access", "linking"})
package checkpoint.lineitem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
