/**
 * The one guarded way to call another host: address rules checked on the address connected to, time-outs, size limits, a
 * bounded number of calls in flight per host, no redirects.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package checkpoint.platform.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
