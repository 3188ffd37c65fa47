/**
 * How much one address may ask of what anybody may ask for: logins, launches, registrations.
 *
 * <p>Upstream: {@code tool}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool"})
package checkpoint.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
