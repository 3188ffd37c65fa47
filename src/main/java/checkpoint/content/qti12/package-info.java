/** QTI 1.2: quizzes exported from Canvas, Common Cartridges, and what other systems wrote in that format. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool.language", "content.exchange", "content.guard", "content.markup"})
package checkpoint.content.qti12;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
