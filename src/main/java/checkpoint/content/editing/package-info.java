/** The text of a checkpoint's file, changed by a form where the form is about, and nowhere else. */
@NullMarked
@ApplicationModule(allowedDependencies = {"content.file"})
package checkpoint.content.editing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
