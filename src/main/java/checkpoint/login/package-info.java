/**
 * From login initiation to the authentication request: which platform is asked, and what shows afterwards that the browser which
 * ends a launch is the one that began it. Nothing is stored.
 *
 * <p>Upstream: {@code tool}, {@code registration}. What comes back is judged in {@code message}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "registration"})
package checkpoint.login;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
