/**
 * What waits to be delivered at each platform, for administrators and for metrics; and their hand on it: pause and resume.
 *
 * <p>Upstream: {@code registration}. It reads the tables of {@code passback}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "registration"})
package checkpoint.backlog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
