/** Limits of what one address may ask of what is open to anybody: logins, launches, registrations. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.refusal", "web.page"})
package checkpoint.web.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
