package checkpoint.administration.launchlog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal told as a time line.
 *
 * @param steps from the first that is known to the one that failed
 */
record Story(LaunchLog.Refused refused, List<Step> steps) {

    /**
     * One step.
     *
     * @param at {@code null} where that is not known
     * @param text its sentence's key in the bundle
     * @param facts fill it in
     */
    record Step(@Nullable Instant at, String text, List<Object> facts) {}

    static Story of(LaunchLog.Refused refused) {
        List<Step> steps = new ArrayList<>();
        Instant begun = refused.begunAt();
        if (refused.code().startsWith("WEB-")) {
            // Whatever stands at that address, it was not asked: nothing of a launch has happened.
            steps.add(step(refused.at(), "page", refused.path()));
        } else if (refused.path().endsWith("/lti/login")) {
            steps.add(step(refused.at(), "login"));
        } else if (refused.path().endsWith("/lti/launch")) {
            steps.add(step(begun, begun == null ? "begun.unknown" : "begun"));
            if (begun != null && refused.proof() != null) {
                steps.add(step(begun, "proof." + refused.proof()));
            }
            steps.add(
                    begun == null
                            ? step(refused.at(), "back")
                            : step(
                                    refused.at(),
                                    "back.after",
                                    Duration.between(begun, refused.at()).toSeconds()));
        } else {
            steps.add(step(refused.at(), "page", refused.path()));
        }
        return new Story(refused, steps);
    }

    private static Step step(@Nullable Instant at, String name, Object... facts) {
        return new Step(at, "launchlog.step." + name, List.of(facts));
    }
}
