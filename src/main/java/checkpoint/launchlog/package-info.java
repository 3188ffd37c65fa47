/**
 * What became of launches lately: the refused ones with their stories, and how many were accepted. Ids and codes, no personal data.
 *
 * <p>Upstream: {@code account}, {@code registration}. Nobody imports it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "account", "registration"})
package checkpoint.launchlog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
