/** What a platform's launches show of it: which product it is, where it frames us, whether it names roles. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.registration"})
package checkpoint.launch.signs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
