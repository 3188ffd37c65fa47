/** The arguments of a command of the jar: options in any order, and files or folders between them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.language"})
package checkpoint.tool.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
