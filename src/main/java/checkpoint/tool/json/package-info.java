/** Strict reading of JSON that others sent: types are checked, sizes bounded, and a fault names the claim. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package checkpoint.tool.json;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
