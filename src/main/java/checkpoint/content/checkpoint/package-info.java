/** A checkpoint as a value: page, quiz, questions, images. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.setup", "content.score"})
package checkpoint.content.checkpoint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
