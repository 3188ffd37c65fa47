/** Quizzes of other programs: what an importer is given, what it makes of it, and the report of what was lost. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.language"})
package checkpoint.content.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
