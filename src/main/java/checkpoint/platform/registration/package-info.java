/**
 * Which platforms, and which of their deployments, may launch us.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.cluster", "tool.setup"})
package checkpoint.platform.registration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
