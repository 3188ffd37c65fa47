/**
 * Checkpoints as authored: read, checked with file and line, kept by version.
 *
 * <p>Upstream: {@code tool}, {@code score}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "score"})
package checkpoint.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
