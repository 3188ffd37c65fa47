/** Learns from a platform's launches: which product it is, where it frames us, whether it names roles. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.registration"})
package checkpoint.launch.signs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
