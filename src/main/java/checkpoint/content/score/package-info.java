/**
 * Pure marking: responses held against answer keys give points. No Spring, no clock, no database.
 *
 * <p>Imports nothing.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package checkpoint.content.score;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
