/**
 * Asks a platform, when an administrator wants to know, whether everything between us works.
 *
 * <p>Upstream: {@code account}, {@code registration}, {@code message} (what a usable key set is), {@code access}, {@code roster}, {@code outbound}.
 * Nobody imports it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "account", "outbound", "registration", "message", "access", "roster"})
package checkpoint.checkup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
