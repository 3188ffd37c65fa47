/** Scripts and styles, packed and cached. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package checkpoint.web.asset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
