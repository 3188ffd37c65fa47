package checkpoint.grading.delivery;

import checkpoint.grading.result.ReadResults;
import checkpoint.grading.result.Seen;
import checkpoint.learning.attempt.Cause;
import checkpoint.learning.attempt.Grades.GradeState;
import checkpoint.platform.registration.Registration;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads back what the platform has taken, and compares. A few times, since Canvas may answer from a copy of its database that lags
 * behind; what is shown then counts.
 */
@Component
class ReadBack {

    private static final Logger LOG = LoggerFactory.getLogger(ReadBack.class);

    /** How soon after the platform took it. */
    static final Duration FIRST = Duration.ofSeconds(1);

    private static final List<Duration> AGAIN =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(30));

    /** With waits of up to an hour: a week. */
    private static final int MOST_LOOKS = 180;

    private final Deliveries deliveries;
    private final ReadResults results;
    private final Places places;
    private final Clock clock;
    private final SecureRandom random;

    ReadBack(Deliveries deliveries, ReadResults results, Places places, Clock clock, SecureRandom random) {
        this.deliveries = deliveries;
        this.results = results;
        this.places = places;
        this.clock = clock;
        this.random = random;
    }

    void read(Registration registration, Due due) {
        Lease lease = new Lease(deliveries, due, clock);
        Seen seen = results.of(registration, due.lineItemUrl(), due.subject(), lease::allows);
        Instant now = clock.instant();
        switch (seen) {
            case Seen.GivenUp ignored -> deliveries.release(due);
            case Seen.NotNow(var trouble) -> {
                places.inTrouble(registration.id(), trouble);
                later(due, seen, now);
            }
            case Seen.Unreadable ignored ->
                deliveries.saw(due, seen, GradeState.SENT, null, Cause.UNREADABLE, false, now);
            case Seen.Shows shows
            when shows.is(due.memory().desired()) -> {
                places.answered(registration.id());
                LOG.info("Score read back: learner={} line item {}", due.reference(), due.lineItem());
                deliveries.saw(due, seen, GradeState.CONFIRMED, null, null, true, now);
            }
            case Seen.Shows ignored -> other(due, seen, now);
            case Seen.Nothing ignored -> other(due, seen, now);
        }
    }

    private void later(Due due, Seen seen, Instant now) {
        boolean enough = due.looks() >= MOST_LOOKS;
        Instant dueAt = enough ? null : now.plus(Backoff.USUAL.after(due.looks(), random));
        deliveries.saw(due, seen, GradeState.SENT, dueAt, enough ? Cause.UNREADABLE : null, false, now);
    }

    private void other(Due due, Seen seen, Instant now) {
        places.answered(due.registration());
        if (due.looks() <= AGAIN.size()) {
            deliveries.saw(due, seen, GradeState.SENT, now.plus(AGAIN.get(due.looks() - 1)), null, false, now);
        } else if (seen instanceof Seen.Shows shows
                && due.memory().mayBeThere().stream().noneMatch(shows::is)) {
            // It was taken, and yet another value stands: a teacher has overridden it.
            LOG.info("Score held: learner={} line item {}", due.reference(), due.lineItem());
            deliveries.saw(due, seen, GradeState.HELD, null, Cause.OTHER_VALUE, false, now);
        } else {
            deliveries.saw(due, seen, GradeState.SENT, null, Cause.NOT_SHOWN, false, now);
        }
    }
}
