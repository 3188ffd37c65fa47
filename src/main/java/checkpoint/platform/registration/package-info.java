/** The platforms, and their deployments, that may launch us. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.cluster", "tool.setup"})
package checkpoint.platform.registration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
