/**
 * The desired score per line item and learner: written with the decision, delivered, retried, shown to people.
 *
 * <p>Upstream: {@code attempt}, {@code linking}, {@code launch}, {@code registration}, {@code access}, {@code roster},
 * {@code outbound}. Nobody
 * imports it.
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
            "roster",
            "outbound"
        })
package checkpoint.passback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
