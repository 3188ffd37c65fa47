/**
 * A learner's work: drawn, saved, handed in, marked; whose turn it is, and which score stands.
 *
 * <p>Upstream: {@code launch}, {@code content}, {@code score}. A decided score leaves as the event {@link
 * checkpoint.attempt.ScoreDecided}; where the grade stands comes back by the port {@link checkpoint.attempt.Grades}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "launch", "content", "score"})
package checkpoint.attempt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
