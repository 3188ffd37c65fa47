package checkpoint.grading.delivery;

import checkpoint.grading.desired.FirstSight;
import checkpoint.grading.lineitem.ColumnPoints;
import checkpoint.grading.result.ReadResults;
import checkpoint.grading.result.ResultReading;
import checkpoint.grading.sending.Backoff;
import checkpoint.grading.sending.Due;
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

    private static final List<Duration> AGAIN =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(30));

    /** With waits that double up to an hour: most of a day. What comes later is found by the nightly comparison. */
    private static final int MAX_LOOKS = 24;
    /** The limit for replies that are refusals, or are not a list of results. */
    private static final int MAX_LOOKS_REFUSED = 5;

    private final Deliveries deliveries;
    private final ReadResults results;
    private final ColumnPoints columns;
    private final Places places;
    private final Clock clock;
    private final SecureRandom random;

    ReadBack(
            Deliveries deliveries,
            ReadResults results,
            ColumnPoints columns,
            Places places,
            Clock clock,
            SecureRandom random) {
        this.deliveries = deliveries;
        this.results = results;
        this.columns = columns;
        this.places = places;
        this.clock = clock;
        this.random = random;
    }

    void read(Registration registration, Due due) {
        Lease lease = new Lease(deliveries, due, clock);
        ResultReading seen = results.of(registration, due.lineItemUrl(), due.subject(), lease::allows);
        switch (seen) {
            case ResultReading.GivenUp ignored -> deliveries.release(due);
            case ResultReading.NotNow(var trouble) -> {
                places.unread(registration.id(), trouble);
                unread(due, MAX_LOOKS);
            }
            case ResultReading.Unreadable ignored -> unread(due, MAX_LOOKS_REFUSED);
            case ResultReading.Shows ignored -> {
                // Before it is said that it stands there, since that is said in the column's points.
                if (!due.columnKnown()) {
                    columns.learnOnce(
                            registration,
                            new ColumnPoints.Column(due.lineItem(), due.lineItemUrl(), due.scopes()),
                            lease::allows);
                }
                seen(due, seen);
            }
            case ResultReading.Nothing ignored -> seen(due, seen);
        }
    }

    /** A fault of ours. */
    void unread(Due due) {
        unread(due, MAX_LOOKS_REFUSED);
    }

    /** Records the failure at once; the result is read again later all the same. */
    private void unread(Due due, int most) {
        Instant now = clock.instant();
        Instant again = due.looks() >= most ? null : now.plus(Backoff.USUAL.after(due.looks(), random));
        deliveries.unread(due, again, now);
    }

    private void seen(Due due, ResultReading seen) {
        places.answered(due);
        Instant now = clock.instant();
        boolean last = due.looks() > AGAIN.size();
        switch (FirstSight.of(due.memory(), seen, last)) {
            case FirstSight.Exact() -> {
                LOG.info("Score read back: learner={} line item {}", due.reference(), due.lineItem());
                deliveries.confirmed(due, seen, null, now);
            }
            case FirstSight.InItsWay(var value) -> {
                LOG.info("Score read back in another form: learner={} line item {}", due.reference(), due.lineItem());
                deliveries.confirmed(due, seen, value, now);
            }
            case FirstSight.Worthless() ->
                deliveries.looked(due, seen, GradeState.SENT, null, Cause.WORTH_NOTHING, now);
            case FirstSight.Theirs(var cause) -> {
                LOG.info("Score held: learner={} line item {}: {}", due.reference(), due.lineItem(), cause);
                deliveries.looked(due, seen, GradeState.HELD, null, cause, now);
            }
            case FirstSight.NotYet() -> {
                Instant again = last ? null : now.plus(AGAIN.get(due.looks() - 1));
                deliveries.looked(due, seen, GradeState.SENT, again, last ? Cause.NOT_SHOWN : null, now);
            }
        }
    }
}
