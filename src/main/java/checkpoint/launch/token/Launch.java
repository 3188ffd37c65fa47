package checkpoint.launch.token;

import checkpoint.launch.message.Availability;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * One launch: who, where, in which role. A page's access token names exactly one, so two tabs never mix. Ids are those of our
 * rows and mean something only together with the registration.
 *
 * @param id names this launch in logs and in the browser's storage; not a secret
 * @param registration id of the {@link checkpoint.platform.registration.Registration}
 * @param learner id of the learner's row; {@code null} for everyone who is none: no attempt, no grade
 * @param course id of the course's row: the context of a deployment, or the resource link where there is no context
 * @param resourceLink id of the resource link's row
 * @param testUser a preview user of the platform (Canvas's Student View)
 * @param requestedCheckpoint the slug that the message asked for, by custom parameter or target link URI
 * @param boundCheckpoint the slug that an instructor bound to the link
 * @param locale BCP 47, as the platform sent it; {@code null} if it did not
 * @param returnUrl the way back to the course, from the signed message; never stored or logged (Moodle's holds a session key)
 * @param productFamily the platform's product, such as {@code canvas} or {@code moodle}
 * @param hasLineItem whether the message brought a line item or a place to look for one
 * @param at when it was launched; its tokens end 12 hours later at the latest
 * @param available when the platform said at this launch that the link is available to who launched it
 */
public record Launch(
        String id,
        long registration,
        @Nullable Long learner,
        long course,
        long resourceLink,
        Role role,
        boolean testUser,
        @Nullable String requestedCheckpoint,
        @Nullable String boundCheckpoint,
        @Nullable String locale,
        @Nullable URI returnUrl,
        @Nullable String productFamily,
        boolean hasLineItem,
        Instant at,
        Availability available) {

    /** An id for a new launch. */
    public static String newId(SecureRandom random) {
        byte[] id = new byte[12];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    /** The learner's row, for code that only learners reach. */
    public long requireLearner() {
        if (learner == null) {
            throw new IllegalStateException("launch " + id + " is not a learner's");
        }
        return learner;
    }

    /** The same launch, after an instructor bound its link. */
    public Launch boundTo(String checkpoint) {
        return new Launch(
                id,
                registration,
                learner,
                course,
                resourceLink,
                role,
                testUser,
                requestedCheckpoint,
                checkpoint,
                locale,
                returnUrl,
                productFamily,
                hasLineItem,
                at,
                available);
    }
}
