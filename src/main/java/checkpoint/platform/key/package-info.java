/**
 * The tool's signing keys, encrypted at rest, and the public key set that platforms fetch.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.audit", "tool.cluster", "tool.setup", "tool.time"})
package checkpoint.platform.key;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
