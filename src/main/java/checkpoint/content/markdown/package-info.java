/**
 * Authors' Markdown made into the HTML of pages: images, formulas and videos, and what in it points where.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"content.checkpoint"})
package checkpoint.content.markdown;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
