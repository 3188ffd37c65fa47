/** An instructor's concessions to one learner at a checkpoint, each with its reason: for code that decides what the learner may do and which score counts. */
@NullMarked
@ApplicationModule(allowedDependencies = {"learning.attempt"})
package checkpoint.learning.concession;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
