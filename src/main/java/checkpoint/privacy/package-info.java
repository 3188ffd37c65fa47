/**
 * What is stored of people: listed, exported, erased, and forgotten in time.
 *
 * <p>Upstream: {@code account}, {@code registration}. It reads and empties the tables of all who store, and imports none of them; nobody imports it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "account", "registration"})
package checkpoint.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
