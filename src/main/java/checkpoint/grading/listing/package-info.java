/** Reads the lists of a platform's services, page by page and in a stream; a list that was not read to its end says so. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.access", "platform.outbound", "platform.registration"})
package checkpoint.grading.listing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
