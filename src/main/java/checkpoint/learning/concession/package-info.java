/** What an instructor has conceded to one learner at a checkpoint, with the reason: for code that decides what the learner may do, and what counts. */
@NullMarked
@ApplicationModule(allowedDependencies = {"learning.attempt"})
package checkpoint.learning.concession;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
