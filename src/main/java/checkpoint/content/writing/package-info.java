/** Writes quizzes in the content format: a folder that {@code check} accepts. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.language", "content.exchange", "content.file"})
package checkpoint.content.writing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
