/** The Markdown dialect of text2qti. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.language", "content.exchange", "content.markup"})
package checkpoint.content.text2qti;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
