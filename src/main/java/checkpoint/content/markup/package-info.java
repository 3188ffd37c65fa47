/** HTML, mathematics and plain text of other programs made into the Markdown that authors here write. */
@NullMarked
@ApplicationModule(allowedDependencies = {"content.exchange", "content.guard", "content.markdown"})
package checkpoint.content.markup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
