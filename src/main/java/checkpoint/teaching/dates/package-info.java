/** The dates of a checkpoint in its course, and how far they are. */
@NullMarked
@ApplicationModule(allowedDependencies = {"launch.token", "learning.rules"})
package checkpoint.teaching.dates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
