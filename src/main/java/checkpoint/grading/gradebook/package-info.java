/** The state of grades, for people: the port by which the pages read it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"learning.attempt", "grading.desired"})
package checkpoint.grading.gradebook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
