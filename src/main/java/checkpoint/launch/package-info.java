/**
 * What a judged message opens, recorded once, and the token that names the launch: who, where, in which role.
 *
 * <p>Upstream: {@code tool}, {@code registration}, {@code login}, {@code message}. What a launch opens lies downstream and is reached by the
 * port {@link checkpoint.launch.LaunchedPage}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "registration", "login", "message"})
package checkpoint.launch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
