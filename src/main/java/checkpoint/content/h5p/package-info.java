/** H5P packages: question sets, and single questions of the kinds that exist here, wherever they are nested. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.language", "content.exchange", "content.markup"})
package checkpoint.content.h5p;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
