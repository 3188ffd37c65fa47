/**
 * The tool's signing keys, encrypted at rest, and the public key set that platforms fetch.
 *
 * <p>Upstream: {@code tool}, {@code account} (the console’s pages).
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "account"})
package checkpoint.key;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
