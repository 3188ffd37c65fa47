package checkpoint.learning.attempt;

import checkpoint.launch.token.Launch;

/**
 * The place of attempts: a learner in a course at a checkpoint (contract, section 4, "Whose attempt").
 *
 * @param course not the resource link: removing a link and adding it again loses nothing
 * @param checkpoint slug
 */
public record Place(long registration, long learner, long course, String checkpoint) {

    public static Place of(Launch launch, String checkpoint) {
        return new Place(launch.registration(), launch.requireLearner(), launch.course(), checkpoint);
    }
}
