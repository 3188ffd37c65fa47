package checkpoint.learning.linking;

import checkpoint.launch.message.Message;
import checkpoint.launch.token.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One deep linking launch: somebody picks content for a course. All that the response needs is carried by the launch's own token,
 * so that two pickers in two tabs never mix, and nothing of it comes from a form.
 *
 * @param registration id of the {@link checkpoint.platform.registration.Registration}
 * @param deployment the platform's id of the deployment
 * @param course id of the course's row; {@code null} where the platform names none
 * @param nonce of the message: its row in {@code launch}; {@code null} where a token of an older version does not say
 */
record Picker(
        String id,
        long registration,
        String deployment,
        @Nullable Long course,
        @Nullable String nonce,
        Role role,
        Message.DeepLinking asked,
        @Nullable String locale,
        @Nullable String productFamily,
        Instant at) {

    /** The same for a course. */
    Picker of(@Nullable Long ofCourse) {
        return new Picker(id, registration, deployment, ofCourse, nonce, role, asked, locale, productFamily, at);
    }

    /** Where the platform says that no line item is made, none is offered; where it says nothing, one is. */
    boolean takesLineItems() {
        return !Boolean.FALSE.equals(asked.lineItem());
    }

    /**
     * Whether work may be opened by a submission review message. Canvas opens it in its own way, and Moodle in none: neither
     * is told of it.
     */
    boolean takesReviews() {
        return !"canvas".equals(productFamily) && !"moodle".equals(productFamily);
    }

    /** Moodle ignores them. */
    boolean takesDates() {
        return !"moodle".equals(productFamily);
    }
}
