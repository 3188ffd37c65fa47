/** Answers as a file, for instructors who want an analysis of their own: attempts by question, under pseudonyms. */
@NullMarked
@ApplicationModule
package checkpoint.teaching.download;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
