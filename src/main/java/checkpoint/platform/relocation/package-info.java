/**
 * A registration moved to another cluster, with every row that is its own: a command of the jar.
 *
 * <p>Imports the clusters, the record of who did what, and the settings of a command; nobody imports it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.audit", "tool.cluster", "tool.command", "tool.setup"})
package checkpoint.platform.relocation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
