/**
 * What a platform's gradebook shows: results read, for one learner or a class, and compared as fractions.
 *
 * <p>Upstream: {@code access}, {@code registration}, {@code lineitem}, {@code outbound}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "outbound", "registration", "access", "lineitem"})
package checkpoint.result;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
