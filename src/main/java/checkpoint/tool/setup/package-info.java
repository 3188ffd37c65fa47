/**
 * The tool itself: the address it is known by, the secret that it signs and encrypts with, its clock, and how it says no.
 *
 * <p>Imports nothing of the house; everybody may import it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package checkpoint.tool.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
