/**
 * What a platform says, judged: one chain from an authentication response to a message that can be believed.
 *
 * <p>Upstream: {@code tool}, {@code registration}, {@code outbound}, {@code login}. What a message opens is decided in
 * {@code launch}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "registration", "outbound", "login"})
package checkpoint.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
