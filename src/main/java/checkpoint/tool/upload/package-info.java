/** Forms with a file: read as a stream, so that nothing of a file is read before its sender is known. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package checkpoint.tool.upload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
