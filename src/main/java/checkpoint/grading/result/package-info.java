/**
 * What a platform's gradebook shows: results read, for one learner or a class, and compared as fractions.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform.access", "platform.outbound", "platform.registration", "grading.lineitem"})
package checkpoint.grading.result;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
