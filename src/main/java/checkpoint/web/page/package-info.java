/**
 * The shell: security chains, headers, error pages, the layout of every page, health.
 *
 * <p>May import any package, and is imported by none.
 */
@NullMarked
@ApplicationModule
package checkpoint.web.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
