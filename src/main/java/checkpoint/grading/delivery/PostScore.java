package checkpoint.grading.delivery;

import checkpoint.grading.lineitem.AskLineItem;
import checkpoint.grading.lineitem.LineItems;
import checkpoint.grading.sending.Answer;
import checkpoint.grading.sending.Due;
import checkpoint.grading.sending.Judgement;
import checkpoint.grading.sending.SendScore;
import checkpoint.grading.sending.Settlement;
import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades.GradeState;
import checkpoint.platform.registration.Registration;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends one score that may go: it is marked as having left, sent, and its answer is judged and recorded. */
@Component
class PostScore {

    private static final Logger LOG = LoggerFactory.getLogger(PostScore.class);

    private final Deliveries deliveries;
    private final LineItems lineItems;
    private final AskLineItem askLineItem;
    private final SendScore sendScore;
    private final Places places;
    private final Clock clock;
    private final Judgement judgement;
    private final MeterRegistry meters;

    PostScore(
            Deliveries deliveries,
            LineItems lineItems,
            AskLineItem askLineItem,
            SendScore sendScore,
            Places places,
            Clock clock,
            SecureRandom random,
            MeterRegistry meters) {
        this.deliveries = deliveries;
        this.lineItems = lineItems;
        this.askLineItem = askLineItem;
        this.sendScore = sendScore;
        this.places = places;
        this.clock = clock;
        this.judgement = new Judgement(random);
        this.meters = meters;
    }

    /**
     * Sends it; blocks.
     *
     * @param readable whether the platform has just answered to the reading of the result
     */
    void post(Registration registration, Due due, Lease lease, Departure departure, boolean readable) {
        Instant sentAt = clock.instant();
        long start = System.nanoTime();
        switch (sendScore.send(registration, due, () -> lease.allowsScore(departure))) {
            case SendScore.Outcome.Stayed() -> deliveries.release(due);
            case SendScore.Outcome.Answered(var first, int status, boolean strained) -> {
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                Answer answer = aboutWhom(registration, due, lease, first);
                keepPace(due, answer, strained, readable, took);
                lease.record(() -> settle(due, answer, status, readable, sentAt));
                measure(registration, answer, Duration.ofNanos(System.nanoTime() - start));
            }
        }
    }

    /** A 404 is about the person where the line item itself is there. */
    private Answer aboutWhom(Registration registration, Due due, Lease lease, Answer answer) {
        if (!(answer instanceof Answer.NotFound(String words))) {
            return answer;
        }
        return switch (askLineItem.isThere(registration, due.lineItemUrl(), due.scopes(), lease::allows)) {
            case AskLineItem.Presence.There ignored -> new Answer.Refused(words, Cause.NOT_A_STUDENT);
            case AskLineItem.Presence.Gone() -> answer;
            case AskLineItem.Presence.Unknown() -> answer;
            case AskLineItem.Presence.NotNow(var trouble) -> new Answer.NotNow(words, trouble);
        };
    }

    private void settle(Due due, Answer answer, int status, boolean readable, Instant sentAt) {
        Instant now = clock.instant();
        boolean alone = readable || places.isWell(due.registration());
        Settlement settled = judgement.settle(due, answer, status, alone, now);
        if (answer instanceof Answer.Insists(String ignored, var quirk)) {
            deliveries.learn(due, quirk);
        }
        if (answer instanceof Answer.NotFound(String words)
                && lineItems.gone(due.registration(), due.lineItem(), due.lineItemUrl(), words, now)) {
            settled = new Settlement(
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

    private void keepPace(Due due, Answer answer, boolean strained, boolean readable, Duration took) {
        if (answer instanceof Answer.NotNow(var words, var trouble)) {
            places.failed(due, trouble, readable);
        } else if (strained) {
            places.strained(due.registration());
        } else {
            places.answered(due, took);
        }
    }

    private void measure(Registration registration, Answer answer, Duration took) {
        String kind = answer.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
        meters.timer(
                        "checkpoint.delivery.sends",
                        "platform",
                        registration.name(),
                        "answer",
                        kind.toLowerCase(Locale.ROOT))
                .record(took);
    }
}
