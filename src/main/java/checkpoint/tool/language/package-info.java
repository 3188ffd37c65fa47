/** The languages that the tool speaks: which fits a reader, its texts with plurals by Unicode's rules, its numbers and dates by region. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package checkpoint.tool.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
