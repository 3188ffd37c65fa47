/**
 * The record of what administrators did.
 *
 * <p>Imports the home cluster's database, where it stands; everybody may import it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.cluster"})
package checkpoint.tool.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
