package checkpoint.learning.attempt;

import checkpoint.launch.token.Launch;

/**
 * A learner at a resource link: whose grade stands in the line item of that link. Ids are those of our rows.
 *
 * @param resourceLink not the course: each link has a line item of its own
 */
public record LinkedLearner(long registration, long resourceLink, long learner) {

    /** The learner of this launch. */
    public static LinkedLearner of(Launch launch) {
        return of(launch, launch.requireLearner());
    }

    /** Somebody of the class, as their instructor's launch sees it. */
    public static LinkedLearner of(Launch launch, long learner) {
        return new LinkedLearner(launch.registration(), launch.resourceLink(), learner);
    }
}
