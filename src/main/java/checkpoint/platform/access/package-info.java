/**
 * Access tokens for a platform's services: the client assertion, a cache, one request in flight per registration and scopes.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.key", "platform.outbound", "platform.registration"})
package checkpoint.platform.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
