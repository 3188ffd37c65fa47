/**
 * What a launch shows, to each role its own: the recap, the quiz, the result and the gate to learners; a preview and the class to
 * instructors.
 *
 * <p>Upstream: {@code launch}, {@code content}, {@code linking}, {@code score}, {@code attempt}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "launch", "content", "linking", "score", "attempt"})
package checkpoint.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
