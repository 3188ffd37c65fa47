/**
 * A class compared with its gradebook: results and roster against what is desired, once a night and when an instructor asks.
 *
 * <p>Upstream: {@code passback}, {@code result}, {@code roster}, {@code registration}, {@code launch}, {@code attempt}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"tool", "registration", "access", "launch", "roster", "attempt", "result", "passback"})
package checkpoint.reconcile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
