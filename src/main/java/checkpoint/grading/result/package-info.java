/**
 * A platform's gradebook: its results read, for one learner or a class, and compared as fractions.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform.access", "platform.registration", "grading.lineitem", "grading.listing"})
package checkpoint.grading.result;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
