/**
 * The administrator's desk: platforms and deployments, the launches that were refused, and the record of what was done.
 *
 * <p>Upstream: {@code account}, {@code registration}, {@code key}, {@code access}, {@code launch}, {@code outbound}. Nobody imports it.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"tool", "account", "registration", "key", "access", "roster", "launch", "outbound"})
package checkpoint.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
