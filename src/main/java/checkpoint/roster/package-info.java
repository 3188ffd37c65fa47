/**
 * Who is in a course, by Names and Role Provisioning Services: paged, guarded, never guessed.
 *
 * <p>Upstream: {@code access}, {@code registration}, {@code launch}, {@code outbound}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "outbound", "registration", "message", "launch", "access"})
package checkpoint.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
