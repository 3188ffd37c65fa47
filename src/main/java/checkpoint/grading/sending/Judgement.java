package checkpoint.grading.sending;

import checkpoint.grading.result.ReadResults;
import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades.GradeState;
import checkpoint.platform.access.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** From an answer to what becomes of the row (contract, section 6): pure, so that each line of the table can be held. */
public final class Judgement {

    private static final int UNAUTHORIZED = 401;
    private static final int STALE_AT_ONCE = 3;
    /** After so many tries that failed alone it is not a passing fault. */
    private static final int LOCKED_AFTER = 4;
    /** How soon after the platform took it the result is read. */
    static final Duration FIRST_LOOK = Duration.ofSeconds(1);

    private final RandomGenerator random;

    public Judgement(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Decides the next state of a row from the platform's answer.
     *
     * @param alone whether the platform is well otherwise, so that the trouble is this row's own
     */
    public Settlement settle(Due due, Answer answer, int status, boolean alone, Instant now) {
        return switch (answer) {
            case Answer.Accepted() -> accepted(due, status, now);
            case Answer.TokenRefused(String words) -> failed(due, status, "token refused", Cause.TOKEN_REFUSED, words);
            case Answer.Refused(String words, Cause cause) -> failed(due, status, "refused", cause, words);
            case Answer.Insists(String words, Quirk ignored) ->
                again(due, nextSecond(now), status, "insists", Cause.TROUBLE, words);
            case Answer.NotFound(String words) -> failed(due, status, "line item gone", Cause.LINE_ITEM_GONE, words);
            case Answer.AttemptsUsedUp(String words)
            when due.newSubmission() ->
                new Settlement(
                        GradeState.PENDING,
                        nextSecond(now),
                        status,
                        "attempts used up",
                        Cause.ATTEMPTS_USED_UP,
                        words,
                        false);
            case Answer.AttemptsUsedUp(String words) ->
                failed(due, status, "attempts used up", Cause.ATTEMPTS_USED_UP, words);
            case Answer.Stale(String words) -> stale(due, status, words, now);
            case Answer.Unpublished(String words) ->
                later(due, Backoff.SLOW, null, status, "unpublished", Cause.UNPUBLISHED, words, now);
            case Answer.NotNow(String words, var trouble)
            when alone && trouble.status() >= 500 && due.tries() >= LOCKED_AFTER ->
                later(due, Backoff.LOCKED, trouble.pause(), status, "not now", Cause.LOCKED, words, now);
            case Answer.NotNow(String words, var trouble) ->
                later(due, Backoff.USUAL, trouble.pause(), status, "not now", cause(trouble), words, now);
        };
    }

    /** An administrator has to fix a refused access token; other trouble passes by itself. */
    public static Cause cause(Trouble trouble) {
        return trouble.tokenRefused() ? Cause.NO_TOKEN : cause(trouble.status(), Cause.TROUBLE);
    }

    /** What a refusal of another request than a score's means for the score: it is about this tool's access token, or means this. */
    public static Cause cause(int status, Cause otherwise) {
        return status == UNAUTHORIZED ? Cause.TOKEN_REFUSED : otherwise;
    }

    private static Settlement accepted(Due due, int status, Instant now) {
        boolean readable = ReadResults.isGranted(due.scopes());
        return new Settlement(
                GradeState.SENT,
                readable ? now.plus(FIRST_LOOK) : null,
                status,
                "accepted",
                readable ? null : Cause.UNREADABLE,
                status + " accepted",
                true);
    }

    /** The result is read before it is sent again, with a newer timestamp. */
    private Settlement stale(Due due, int status, String words, Instant now) {
        return due.tries() <= STALE_AT_ONCE
                ? again(due, nextSecond(now), status, "older timestamp", Cause.OLDER_TIMESTAMP, words)
                : later(due, Backoff.USUAL, null, status, "older timestamp", Cause.OLDER_TIMESTAMP, words, now);
    }

    private Settlement later(
            Due due,
            Backoff backoff,
            @Nullable Duration asked,
            int status,
            String outcome,
            Cause cause,
            String words,
            Instant now) {
        if (now.isAfter(due.firstTriedAt().plus(backoff.patience()))) {
            return failed(due, status, outcome, cause, words);
        }
        Duration own = backoff.after(due.tries(), random);
        return again(
                due, now.plus(asked != null && asked.compareTo(own) > 0 ? asked : own), status, outcome, cause, words);
    }

    private static Settlement again(Due due, Instant dueAt, int status, String outcome, Cause cause, String words) {
        return new Settlement(GradeState.PENDING, dueAt, status, outcome, cause, words, due.newSubmission());
    }

    private static Settlement failed(Due due, int status, String outcome, Cause cause, String words) {
        return new Settlement(GradeState.FAILED, null, status, outcome, cause, words, due.newSubmission());
    }

    /** A full second later, as platforms compare whole seconds. */
    private static Instant nextSecond(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(2);
    }
}
