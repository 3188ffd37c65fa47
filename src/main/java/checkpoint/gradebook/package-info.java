/**
 * Where grades stand, for people: the class table's actions and file, the comparison with the gradebook, and the port by which
 * {@code attempt}'s pages read it.
 *
 * <p>Upstream: {@code reconcile}, {@code passback}, {@code attempt}, {@code linking}, {@code lineitem}, {@code launch}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"tool", "launch", "linking", "content", "attempt", "lineitem", "passback", "reconcile"})
package checkpoint.gradebook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
