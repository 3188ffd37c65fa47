package checkpoint.launch.login;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A login's message to itself through the platform, sealed as {@code state}: nothing of it is stored here.
 *
 * @param registration the one whose platform was asked; the id token must be of this one
 * @param nonce must come back in the id token
 * @param target the target link URI of the login, which the signed one must equal
 * @param deployment {@code lti_deployment_id}, if the login named one
 * @param proof what shows that the browser which ends the launch began it: one way for each launch
 * @param hints the login's own, to begin again with in a new window; {@code null} in a state of an older version, which kept no long ones
 * @param at when it was issued; it lives ten minutes
 */
public record LoginState(
        long registration,
        String nonce,
        String target,
        @Nullable String deployment,
        Proof proof,
        @Nullable Hints hints,
        Instant at) {

    /** The browser's proof, as far as the state may know it: a digest. */
    public sealed interface Proof {

        String digest();

        /** In a word, for the log of launches: {@code cookie} or {@code storage}. */
        String way();

        /** The value is in a cookie. */
        record Cookie(String digest) implements Proof {

            @Override
            public String way() {
                return "cookie";
            }
        }

        /**
         * The value is in the platform's storage.
         *
         * @param frame the name of the platform's frame that keeps it, or {@code _parent}
         */
        record Storage(String digest, String frame) implements Proof {

            @Override
            public String way() {
                return "storage";
            }
        }
    }

    /** Opaque, both; they go to the platform unaltered. */
    public record Hints(String login, @Nullable String message) {}
}
