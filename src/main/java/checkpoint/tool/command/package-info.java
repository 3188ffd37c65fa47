/** What a command of the jar was called with: options in any order, and files or folders between them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.language"})
package checkpoint.tool.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
