/**
 * Access tokens for a platform's services: the client assertion, a cache, one request in flight per registration and scopes.
 *
 * <p>Upstream: {@code registration}, {@code key}, {@code outbound}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "registration", "key", "outbound"})
package checkpoint.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
