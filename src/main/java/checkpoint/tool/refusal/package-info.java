/** Refusals: a reason with a stable code, a reference, and a way on for the person. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.cluster", "tool.page", "tool.setup"})
package checkpoint.tool.refusal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
