/**
 * Several PostgreSQL clusters: each holds the rows of some registrations, and the first, the home cluster, what belongs to none. A thread says once
 * whose rows it works on; the statements themselves know nothing of it. With one cluster, as usual, nothing here does anything.
 *
 * <p>Imports the tool's settings; everybody may import it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.setup"})
package checkpoint.tool.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
