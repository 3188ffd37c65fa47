/**
 * Dynamic Registration (LTI Dynamic Registration 1.0): a platform's administrator enters one address, and tool and platform tell
 * each other the rest. All that arrives here is a stranger's word: nothing of it changes a platform that is known.
 *
 * <p>Upstream: {@code tool}, {@code outbound}, {@code registration}; {@code message} for reading JSON from outside.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "outbound", "registration", "message"})
package checkpoint.dynamic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
