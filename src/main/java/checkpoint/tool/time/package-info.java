/** Times as the database keeps them. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package checkpoint.tool.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
