package checkpoint.grading.delivery;

import checkpoint.grading.lineitem.LineItems;
import checkpoint.grading.result.Fraction;
import checkpoint.grading.result.ReadResults;
import checkpoint.grading.result.Seen;
import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades.GradeState;
import checkpoint.platform.registration.Registration;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends one claimed score. 1. The result is read, where that was granted. 2. What it shows says whether ours may go, is there
 * already, or is held for a person. 3. It is marked as having left, and sent. 4. The answer is judged and recorded.
 */
@Component
class SendDesired {

    private static final Logger LOG = LoggerFactory.getLogger(SendDesired.class);

    /** So often it is sent again though the platform shows it: the platform ought to say itself that it took it. */
    private static final int REPEATS = 2;

    private final Deliveries deliveries;
    private final LineItems lineItems;
    private final ReadResults results;
    private final SendScore sendScore;
    private final Places places;
    private final Clock clock;
    private final Judgement judgement;
    private final MeterRegistry meters;

    SendDesired(
            Deliveries deliveries,
            LineItems lineItems,
            ReadResults results,
            SendScore sendScore,
            Places places,
            Clock clock,
            SecureRandom random,
            MeterRegistry meters) {
        this.deliveries = deliveries;
        this.lineItems = lineItems;
        this.results = results;
        this.sendScore = sendScore;
        this.places = places;
        this.clock = clock;
        this.judgement = new Judgement(random);
        this.meters = meters;
    }

    void send(Registration registration, Due due) {
        Lease lease = new Lease(deliveries, due, clock);
        Seen seen = look(registration, due, lease);
        if (seen instanceof Seen.GivenUp) {
            deliveries.release(due);
        } else if (seen instanceof Seen.NotNow(var trouble)) {
            // What may be there must not be overwritten unread.
            places.inTrouble(registration.id(), trouble);
            Answer answer = new Answer.NotNow("reading the result: " + trouble.words(), trouble);
            Instant now = clock.instant();
            deliveries.postpone(due, judgement.settle(due, answer, trouble.status(), now), now);
        } else {
            compared(registration, due, lease, seen);
        }
    }

    private Seen look(Registration registration, Due due, Lease lease) {
        return due.memory().told() || !ReadResults.isGranted(due.scopes())
                ? new Seen.Unreadable("not read")
                : results.of(registration, due.lineItemUrl(), due.subject(), lease::allows);
    }

    private void compared(Registration registration, Due due, Lease lease, Seen seen) {
        switch (Comparison.of(due.memory(), seen)) {
            case Comparison.Send(var replaces) -> leave(registration, due, lease, replaces);
            case Comparison.Shown()
            when isToBeRepeated(due) ->
                leave(registration, due, lease, due.memory().foundThere());
            case Comparison.Shown() -> rest(due, seen, GradeState.CONFIRMED, null, true);
            case Comparison.LeaveAlone() -> rest(due, seen, GradeState.CONFIRMED, Cause.HIGHER_THERE, false);
            case Comparison.Hold(var cause) -> rest(due, seen, GradeState.HELD, cause, false);
        }
    }

    /** Its answer got lost, or a person asks: but where the platform says that it has a newer one, what it shows is enough. */
    private static boolean isToBeRepeated(Due due) {
        return due.tries() <= REPEATS
                && due.memory().cause() != Cause.OLDER_TIMESTAMP
                && due.memory().mayBeThere().contains(due.memory().desired());
    }

    private void rest(Due due, Seen seen, GradeState state, @Nullable Cause cause, boolean confirmed) {
        places.answered(due.registration());
        LOG.info("Score not sent: learner={} line item {}: {} {}", due.reference(), due.lineItem(), state, cause);
        deliveries.saw(due, seen, state, null, cause, confirmed, clock.instant());
    }

    private void leave(Registration registration, Due due, Lease lease, @Nullable Fraction replaces) {
        Instant sentAt = clock.instant();
        long start = System.nanoTime();
        switch (sendScore.send(registration, due, () -> lease.allowsScore(replaces))) {
            case SendScore.Sent.Stayed() -> deliveries.release(due);
            case SendScore.Sent.Answered(var answer, int status, boolean strained) -> {
                settle(due, answer, status, sentAt);
                slowDown(due.registration(), answer, strained);
                measure(registration, answer, Duration.ofNanos(System.nanoTime() - start));
            }
        }
    }

    private void settle(Due due, Answer answer, int status, Instant sentAt) {
        Instant now = clock.instant();
        Settled settled = judgement.settle(due, answer, status, now);
        if (answer instanceof Answer.LineItemGone(String words)
                && lineItems.gone(due.registration(), due.lineItem(), due.lineItemUrl(), words, now)) {
            settled = new Settled(
                    GradeState.PENDING,
                    now,
                    status,
                    settled.outcome(),
                    Cause.LINE_ITEM_GONE,
                    words,
                    due.newSubmission());
        }
        deliveries.settle(due, settled, sentAt, now);
        LOG.info(
                "Score sent: learner={} line item {}, try {}: {} ({})",
                due.reference(),
                due.lineItem(),
                due.tries(),
                settled.outcome(),
                status);
    }

    private void slowDown(long registration, Answer answer, boolean strained) {
        if (answer instanceof Answer.NotNow(var words, var trouble)) {
            places.inTrouble(registration, trouble);
        } else if (strained) {
            places.strained(registration);
        } else {
            places.answered(registration);
        }
    }

    private void measure(Registration registration, Answer answer, Duration took) {
        String kind = answer.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
        meters.timer(
                        "checkpoint.delivery.sends",
                        "platform",
                        registration.name(),
                        "answer",
                        kind.toLowerCase(java.util.Locale.ROOT))
                .record(took);
    }
}
