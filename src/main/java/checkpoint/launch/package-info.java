/**
 * From login initiation to a judged message, and the token that names the launch: who, where, in which role.
 *
 * <p>Upstream: {@code tool}, {@code registration}, {@code outbound}. What a launch opens lies downstream and is reached by the
 * port {@link checkpoint.launch.LaunchedPage}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "registration", "outbound"})
package checkpoint.launch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
