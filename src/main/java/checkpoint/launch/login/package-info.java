/**
 * From login initiation to the authentication request: which platform is asked, and what shows afterwards that the browser which
 * ends a launch is the one that began it. Nothing is stored.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.page", "tool.refusal", "tool.setup", "platform.registration"})
package checkpoint.launch.login;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
