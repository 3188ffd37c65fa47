/**
 * One learner's work, opened from the gradebook: by a submission review message, or at the attempt's own address, as Canvas does.
 * Staff of the course read anyone's, a learner their own, nobody else any.
 *
 * <p>Upstream: {@code message}, {@code launch}, {@code linking}, {@code content}, {@code attempt}, {@code page}, {@code score}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"tool", "message", "launch", "linking", "content", "score", "attempt", "page"})
package checkpoint.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
