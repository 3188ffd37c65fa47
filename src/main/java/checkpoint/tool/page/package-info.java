/** The frame of every page, whichever room shows it: its words and addresses, the launch that it carries, its layout. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.language", "tool.setup"})
package checkpoint.tool.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
