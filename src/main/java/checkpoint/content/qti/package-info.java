/** QTI 2.1, 2.2 and 3.0: items, tests and packages, read by what their processing does. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.language", "content.exchange", "content.guard", "content.markup"})
package checkpoint.content.qti;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
