package checkpoint.grading.delivery;

import checkpoint.grading.desired.Comparison;
import checkpoint.grading.desired.UnreadResults;
import checkpoint.grading.result.ReadResults;
import checkpoint.grading.result.ResultReading;
import checkpoint.grading.sending.Answer;
import checkpoint.grading.sending.Due;
import checkpoint.grading.sending.Judgement;
import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades.GradeState;
import checkpoint.platform.access.Trouble;
import checkpoint.platform.registration.Registration;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Delivers one claimed score. 1. The result is read, where that was granted. 2. What it shows says whether ours may go, is there
 * already, or is held for a person; what cannot be read stops nothing before the first sending, and later only while the fault is
 * short. 3. It is sent.
 */
@Component
class SendDesired {

    private static final Logger LOG = LoggerFactory.getLogger(SendDesired.class);
    /** So often it is sent again though the platform shows it: the platform ought to say itself that it took it. */
    private static final int REPEATS = 2;

    private final Deliveries deliveries;
    private final ReadResults results;
    private final PostScore postScore;
    private final Places places;
    private final Clock clock;
    private final Judgement judgement;

    SendDesired(
            Deliveries deliveries,
            ReadResults results,
            PostScore postScore,
            Places places,
            Clock clock,
            SecureRandom random) {
        this.deliveries = deliveries;
        this.results = results;
        this.postScore = postScore;
        this.places = places;
        this.clock = clock;
        this.judgement = new Judgement(random);
    }

    void send(Registration registration, Due due) {
        Lease lease = new Lease(deliveries, due, clock);
        if (due.memory().told() || !ReadResults.isGranted(due.scopes())) {
            ResultReading unasked = new ResultReading.Unreadable("not asked");
            compared(registration, due, lease, unasked, due.memory().unreadSince());
            return;
        }
        ResultReading seen = results.of(registration, due.lineItemUrl(), due.subject(), lease::allows);
        switch (seen) {
            case ResultReading.GivenUp ignored -> deliveries.release(due);
            case ResultReading.NotNow(var trouble) -> unread(registration, due, lease, seen, trouble);
            case ResultReading.Unreadable(String words, int status) ->
                unread(registration, due, lease, seen, new Trouble(words, status, false, null, false));
            case ResultReading.Shows ignored -> compared(registration, due, lease, seen, null);
            case ResultReading.Nothing ignored -> compared(registration, due, lease, seen, null);
        }
    }

    /** A fault of ours: the row waits as if the platform had failed, and is not claimed again and again. */
    void fault(Due due) {
        postpone(due, new Trouble("a fault of this tool; its log says more", 0, false, null, false));
    }

    private void unread(Registration registration, Due due, Lease lease, ResultReading seen, Trouble trouble) {
        places.unread(registration.id(), trouble);
        Instant now = clock.instant();
        if (UnreadResults.letGo(due.memory(), now)) {
            compared(registration, due, lease, seen, unreadSince(due, now));
        } else {
            // What may be there must not be overwritten unread.
            postpone(due, trouble.during("reading the result: "));
        }
    }

    private void postpone(Due due, Trouble trouble) {
        Answer answer = new Answer.NotNow(trouble.words(), trouble);
        Instant now = clock.instant();
        deliveries.postpone(due, judgement.settle(due, answer, trouble.status(), false, now), unreadSince(due, now));
    }

    private static Instant unreadSince(Due due, Instant now) {
        Instant since = due.memory().unreadSince();
        return since == null ? now : since;
    }

    private void compared(
            Registration registration, Due due, Lease lease, ResultReading seen, @Nullable Instant unreadSince) {
        boolean readable = seen instanceof ResultReading.Shows || seen instanceof ResultReading.Nothing;
        Comparison comparison = Comparison.of(due.memory(), seen);
        Departure departure = switch (comparison) {
            case Comparison.Send(var replaces, var alsoOurs) -> new Departure(replaces, alsoOurs, unreadSince);
            case Comparison.Worthless() -> new Departure(due.memory().foundThere(), null, unreadSince);
            case Comparison.Shown()
            when isToBeRepeated(due) -> new Departure(due.memory().foundThere(), null, unreadSince);
            case Comparison.ShownAs(var value)
            when isToBeRepeated(due) -> new Departure(due.memory().foundThere(), value, unreadSince);
            default -> null;
        };
        if (departure == null) {
            rest(due, seen, comparison);
        } else {
            postScore.post(registration, due, lease, departure, readable);
        }
    }

    /**
     * Its answer got lost, or a person asks. But where the platform says that it has a newer one, or the learner has worked for the same
     * score again, what it shows is enough.
     */
    private static boolean isToBeRepeated(Due due) {
        boolean workedAgain = due.memory().desired().equals(due.memory().confirmed())
                && due.memory().isNewWork();
        return due.tries() <= REPEATS
                && !workedAgain
                && due.memory().cause() != Cause.OLDER_TIMESTAMP
                && due.memory().mayBeThere().contains(due.memory().desired());
    }

    private void rest(Due due, ResultReading seen, Comparison comparison) {
        places.answered(due.registration());
        LOG.info("Score not sent: learner={} line item {}: {}", due.reference(), due.lineItem(), comparison);
        Instant now = clock.instant();
        switch (comparison) {
            case Comparison.Shown() ->
                deliveries.confirmed(due, seen, due.memory().shownAs(), now);
            case Comparison.ShownAs(var value) -> deliveries.confirmed(due, seen, value, now);
            case Comparison.LeaveAlone() ->
                deliveries.looked(due, seen, GradeState.CONFIRMED, null, Cause.HIGHER_THERE, now);
            case Comparison.Hold(var cause) -> deliveries.looked(due, seen, GradeState.HELD, null, cause, now);
            case Comparison.Send ignored -> throw new IllegalStateException("it was to be sent");
            case Comparison.Worthless() -> throw new IllegalStateException("it was to be sent");
        }
    }
}
