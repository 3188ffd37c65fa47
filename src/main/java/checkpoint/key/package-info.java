/**
 * The tool's signing keys, encrypted at rest, and the public key set that platforms fetch.
 *
 * <p>Upstream: {@code tool}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool"})
package checkpoint.key;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
