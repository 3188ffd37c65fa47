/**
 * Where grades stand, for people: the class table's actions and file, the comparison with the gradebook, and the port by which
 * {@code page}'s pages read it.
 *
 * <p>Upstream: {@code reconcile}, {@code passback}, {@code attempt}, {@code page}, {@code linking}, {@code lineitem}, {@code launch}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool",
            "launch",
            "linking",
            "content",
            "attempt",
            "page",
            "lineitem",
            "passback",
            "reconcile"
        })
package checkpoint.gradebook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
