/**
 * The desired score per line item and learner: written with the decision, delivered, read back, retried.
 *
 * <p>Upstream: {@code attempt}, {@code linking}, {@code launch}, {@code registration}, {@code access}, {@code lineitem},
 * {@code result}, {@code outbound}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool",
            "attempt",
            "score",
            "launch",
            "linking",
            "registration",
            "access",
            "lineitem",
            "result",
            "outbound"
        })
package checkpoint.passback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
