/**
 * The test launch: a link with a code shows whoever opens it, and the console, what the platform said and what became of it.
 *
 * <p>Upstream: {@code launch}, {@code message}, {@code login}, {@code linking}, {@code registration}. The shell tells it of refusals.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"tool", "account", "registration", "login", "message", "launch", "content", "linking"})
package checkpoint.testlaunch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
