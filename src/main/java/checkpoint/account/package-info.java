/**
 * Who may open the console: accounts, their roles and passwords, the sign-in and its throttle.
 *
 * <p>Upstream: {@code tool}. The console and the shell import it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "tool")
package checkpoint.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
