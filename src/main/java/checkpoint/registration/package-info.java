/**
 * Which platforms, and which of their deployments, may launch us.
 *
 * <p>Upstream: {@code tool}, {@code outbound}, {@code key}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "outbound", "key"})
package checkpoint.registration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
