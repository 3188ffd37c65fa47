/**
 * A learner's work: the page, the gate, the responses, the submission and its review; and what an instructor sees of it.
 *
 * <p>Upstream: {@code launch}, {@code content}, {@code linking}, {@code score}. A decided score leaves as the event
 * {@link checkpoint.attempt.ScoreDecided}; where the grade stands comes back by the port {@link checkpoint.attempt.Grades}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tool", "launch", "content", "linking", "score"})
package checkpoint.attempt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
