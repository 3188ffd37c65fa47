/**
 * How much one address may ask of what anybody may ask for: logins, launches, registrations.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package checkpoint.web.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
