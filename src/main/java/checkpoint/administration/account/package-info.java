/**
 * Access to the console: accounts, their roles and passwords, the sign-in and its throttle.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.audit", "tool.cluster", "tool.command", "tool.page"})
package checkpoint.administration.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
