package checkpoint.learning.policy;

import checkpoint.launch.message.Availability;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.Role;
import checkpoint.learning.attempt.Place;
import java.net.URI;

/** Launches of people and places. */
public final class Samples {

    private Samples() {}

    public static Launch launch(Place place) {
        return launch(place, 7, Role.LEARNER, null, null);
    }

    public static Launch launch(Place place, long link, Role role, String requested, String bound) {
        return new Launch(
                "launch-1",
                place.registration(),
                role == Role.LEARNER ? place.learner() : null,
                place.course(),
                link,
                role,
                false,
                requested,
                bound,
                "en",
                URI.create("https://attempt.example/course/1"),
                "practice",
                true,
                AttemptBench.NOON,
                Availability.NONE);
    }
}
