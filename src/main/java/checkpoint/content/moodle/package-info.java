/** The formats of Moodle: GIFT, Aiken and Moodle XML, read as Moodle itself reads them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.language", "content.exchange", "content.guard", "content.markup"})
package checkpoint.content.moodle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
