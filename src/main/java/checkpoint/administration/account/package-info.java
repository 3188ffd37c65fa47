/**
 * Access to the console: accounts, their roles and passwords, the sign-in and its throttle.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.audit", "tool.cluster", "tool.command", "tool.page", "tool.time"})
package checkpoint.administration.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
