package checkpoint.platform.access;

import checkpoint.platform.access.AccessTokens.Outcome;
import checkpoint.platform.outbound.Failure;
import checkpoint.platform.outbound.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A platform that could not answer now, so that the call is made again later: throttling, 408, 429, 5xx, no answer, or no access
 * token (contract, section 6).
 *
 * @param words for people
 * @param status of the answer; 0 where there was none
 * @param perhapsReceived whether the platform may have acted on the request all the same
 * @param pause what it asked for, an hour at most
 * @param slowDown whether its other calls should wait too
 * @param tokenRefused whether the platform answers, and gives this tool no access token
 */
public record Trouble(
        String words,
        int status,
        boolean perhapsReceived,
        @Nullable Duration pause,
        boolean slowDown,
        boolean tokenRefused) {

    /** Trouble that has nothing to do with this tool's access token. */
    public Trouble(String words, int status, boolean perhapsReceived, @Nullable Duration pause, boolean slowDown) {
        this(words, status, perhapsReceived, pause, slowDown, false);
    }

    /** The same, prefixed with what was being attempted. */
    public Trouble during(String deed) {
        return new Trouble(deed + words, status, perhapsReceived, pause, slowDown, tokenRefused);
    }

    /** The trouble, or empty where there is an answer to be judged, or our own rules forbid the call. */
    public static Optional<Trouble> of(ServiceCalls.Exchange called, Instant now) {
        Reply reply = called.reply();
        if (reply != null) {
            return of(reply, now);
        }
        return switch (called.withoutToken()) {
            case Outcome.NotNow later -> {
                String asked = later.retryAfter();
                yield Optional.of(new Trouble(
                        later.why(),
                        0,
                        false,
                        asked == null ? null : RetryAfter.pause(asked, now).orElse(null),
                        true));
            }
            // What is wrong with our key there concerns every call, and is mended by an administrator and not by a
            // person who
            // looks at one grade: so it is tried again.
            case Outcome.Refused refused
            when refused.status() > 0 ->
                Optional.of(new Trouble(
                        "access token refused: " + refused.status() + " " + refused.words(),
                        0,
                        false,
                        null,
                        true,
                        true));
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Trouble> of(Reply reply, Instant now) {
        return switch (reply) {
            case Reply.Failed failed when isForbidden(failed.failure()) -> Optional.empty();
            case Reply.Failed failed ->
                Optional.of(new Trouble(
                        words(failed.failure()),
                        0,
                        failed.perhapsReceived(),
                        null,
                        failed.failure() != Failure.TOO_LARGE && failed.failure() != Failure.BUSY));
            case Reply.Answered answered
            when isTransient(answered) ->
                Optional.of(new Trouble(
                        isThrottled(answered) ? answered.status() + " too many requests" : answered.status() + "",
                        answered.status(),
                        answered.status() >= 500,
                        answered.header("retry-after")
                                .flatMap(asked -> RetryAfter.pause(asked, now))
                                .orElse(null),
                        true));
            case Reply.Answered ignored -> Optional.empty();
        };
    }

    /** Whether our own address rules forbid the call. */
    public static boolean isForbidden(Failure failure) {
        return failure == Failure.SCHEME_FORBIDDEN || failure == Failure.ADDRESS_FORBIDDEN;
    }

    /** A failure in words. */
    public static String words(Failure failure) {
        return "no answer: " + failure.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Redirects are not followed: a platform under maintenance sends its callers elsewhere. */
    private static boolean isTransient(Reply.Answered answered) {
        int status = answered.status();
        return status >= 500
                || status == 408
                || status == 425
                || (status >= 300 && status < 400)
                || isThrottled(answered);
    }

    /** Canvas throttles by 403, told from a real one by its text or its header. */
    private static boolean isThrottled(Reply.Answered answered) {
        return answered.status() == 429
                || (answered.status() == 403
                        && (answered.text().toLowerCase(Locale.ROOT).contains("rate limit")
                                || answered.header("x-rate-limit-remaining")
                                        .filter(left -> left.strip().matches("-?0*(\\.0+)?"))
                                        .isPresent()));
    }
}
