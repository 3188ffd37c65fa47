/** Files of strangers: packages and XML are read within limits, and nothing in them is followed. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.language"})
package checkpoint.content.guard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
