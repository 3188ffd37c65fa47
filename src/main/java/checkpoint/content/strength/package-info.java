/**
 * The strength of a gate: the chances of learners who guess, who know a part of the bank, or who remember what failed attempts showed. Without
 * Spring and without a database.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.language", "content.checkpoint", "content.score"})
package checkpoint.content.strength;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
