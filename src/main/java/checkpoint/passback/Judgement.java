package checkpoint.passback;

import checkpoint.passback.DesiredScores.Settled;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** From an answer to what becomes of the row (contract, section 6): pure, so that each line of the table can be held. */
final class Judgement {

    private static final int STALE_AT_MOST = 6;

    private final RandomGenerator random;

    Judgement(RandomGenerator random) {
        this.random = random;
    }

    Settled settle(Due due, Answer answer, int status, Instant now) {
        return switch (answer) {
            case Answer.Accepted() -> new Settled("SENT", null, status, "accepted", words(status, "accepted"), true);
            case Answer.TokenRefused(String words) -> failed(due, status, "token refused", words);
            case Answer.Refused(String words) -> failed(due, status, "refused", words);
            case Answer.LineItemGone(String words) -> failed(due, status, "line item gone", words);
            case Answer.AttemptsUsedUp(String words) when due.newSubmission() ->
                new Settled("PENDING", nextSecond(now), status, "attempts used up", words, false);
            case Answer.AttemptsUsedUp(String words) -> failed(due, status, "attempts used up", words);
            case Answer.Stale(String words) when due.tries() < STALE_AT_MOST ->
                again(due, nextSecond(now), status, "older timestamp", words);
            case Answer.Stale(String words) -> failed(due, status, "older timestamp", words);
            case Answer.Unpublished(String words) -> later(due, Backoff.SLOW, null, status, "unpublished", words, now);
            case Answer.NotNow notNow ->
                later(due, Backoff.USUAL, notNow.pause(), status, "not now", notNow.words(), now);
        };
    }

    private Settled later(
            Due due,
            Backoff backoff,
            @Nullable Duration asked,
            int status,
            String outcome,
            String words,
            Instant now) {
        if (now.isAfter(due.firstTriedAt().plus(backoff.patience()))) {
            return failed(due, status, outcome, words);
        }
        Duration own = backoff.after(due.tries(), random);
        return again(due, now.plus(asked != null && asked.compareTo(own) > 0 ? asked : own), status, outcome, words);
    }

    private static Settled again(Due due, Instant dueAt, int status, String outcome, String words) {
        return new Settled("PENDING", dueAt, status, outcome, words, due.newSubmission());
    }

    private static Settled failed(Due due, int status, String outcome, String words) {
        return new Settled("FAILED", null, status, outcome, words, due.newSubmission());
    }

    /** A full second later, as platforms compare whole seconds. */
    private static Instant nextSecond(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(2);
    }

    private static String words(int status, String words) {
        return status + " " + words;
    }
}
