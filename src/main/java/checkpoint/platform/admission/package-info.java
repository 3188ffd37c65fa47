/** The admission of platforms: added, changed, approved, suspended, removed, imported from a file. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.audit", "tool.cluster", "platform.registration"})
package checkpoint.platform.admission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
