/** The files of one checkpoint and the faults found in them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.language"})
package checkpoint.content.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
