/**
 * The administrator's desk: platforms and deployments, and the launches that were refused.
 *
 * <p>Upstream: {@code registration}, {@code key}, {@code access}, {@code launch}, {@code outbound}. Nobody imports it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "registration", "key", "access", "roster", "launch", "outbound"})
package checkpoint.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
