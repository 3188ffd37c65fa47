package checkpoint.teaching.regrade;

import checkpoint.launch.token.Launch;
import checkpoint.learning.attempt.Place;
import checkpoint.learning.correction.Regrade;

/**
 * A course at a checkpoint: whose attempts a regrade is about.
 *
 * @param id of the course's row
 * @param checkpoint slug
 */
record Course(long registration, long id, String checkpoint) {

    static Course of(Launch launch, String checkpoint) {
        return new Course(launch.registration(), launch.course(), checkpoint);
    }

    static Course of(Regrade regrade) {
        return new Course(regrade.registration(), regrade.course(), regrade.checkpoint());
    }

    Place place(long learner) {
        return new Place(registration, learner, id, checkpoint);
    }
}
