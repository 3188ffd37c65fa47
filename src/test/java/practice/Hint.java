package practice;

import java.time.Instant;

/**
 * What stands behind an {@code lti_message_hint}: which message the LMS means to send, to be told once.
 *
 * @param link of a module; {@code null} for deep linking
 * @param target the target link URI, as the login initiation says it
 * @param request of deep linking; else {@code null}
 * @param forUser whose submission is to be reviewed; else {@code null}
 */
public record Hint(
        String session,
        String client,
        Kind kind,
        String link,
        String target,
        String request,
        String forUser,
        Instant at,
        boolean used) {

    /** The message. */
    public enum Kind {
        RESOURCE_LINK,
        DEEP_LINKING,
        SUBMISSION_REVIEW
    }

    Hint spent() {
        return new Hint(session, client, kind, link, target, request, forUser, at, true);
    }
}
